import {type Answer, type Asked} from '../pages/answer.ts'

/** `/robots.txt`: everything may be read but what is not a page. */
export async function robots({view: {origin}}: Asked): Promise<Answer> {
  const lines = [
    'User-agent: *',
    'Disallow: /_preview/',
    'Disallow: /live',
    'Disallow: /search',
    '',
    `Sitemap: ${origin}/sitemap-news.xml`,
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return {status: 200, type: 'text', body: `${lines.join('\n')}\n`}
}

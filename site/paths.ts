/** The addresses of the site that are not a story's own (those are `newsroom/story-path.ts`). */

export function sectionPath(slug: string): string {
  return `/${encodeURIComponent(slug)}`
}

export function bylinePath(slug: string): string {
  return `/by/${encodeURIComponent(slug)}`
}

export function topicPath(topic: string): string {
  return `/topic/${encodeURIComponent(topic)}`
}

/** `2017-02-04` → `/2017/02/04` */
export function dayPath(day: string): string {
  return `/${day.replaceAll('-', '/')}`
}

/** The feed of a section; without one, of the whole paper. */
export function feedPath(section?: string): string {
  return section === undefined ? '/rss.xml' : `${sectionPath(section)}/rss.xml`
}

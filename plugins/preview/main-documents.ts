import {defineDocuments} from 'sanity/presentation'

/**
 * Which story an address of the site shows, so that opening the page opens its document. The day
 * tells stories of one slug apart, by the rule of `newsroom/story-path.ts`.
 */
export const mainDocuments = defineDocuments([
  {
    route: '/_preview/story/:id',
    filter: '_type == "article" && _id in [$id, "drafts." + $id]',
    params: ({params}) => ({id: params['id'] ?? ''}),
  },
  {
    route: '/_preview/:year/:month/:day/:slug',
    filter: `_type == "article" && slug.current == $slug && (originallyPublished.edtf == $day
      || string::startsWith(coalesce(workflow.firstPublishedAt, _createdAt), $day))`,
    params: ({params: {year, month, day, slug}}) => ({
      slug: slug ?? '',
      day: `${year}-${month}-${day}`,
    }),
  },
])

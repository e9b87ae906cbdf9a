/** Who in the newsroom looks after a story. A section is where readers find it; a desk is people. */
export const DESKS = {
  news: 'News',
  foreign: 'Foreign',
  politics: 'Politics',
  business: 'Business',
  culture: 'Culture',
  sport: 'Sport',
  pictures: 'Pictures',
  archive: 'Archive',
} as const

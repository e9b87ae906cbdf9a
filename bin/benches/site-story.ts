import {STORY_QUERY} from '../../site/queries.ts'
import {queryBench} from '../bench/big-lake.ts'
import {storiesWithGallery} from '../bench/corpus.ts'

export default queryBench({
  name: 'site-story',
  summary: 'the whole query of a story page of the site, menu and corrections too, against groq-js',
  goal: 1000,
  asked: (size) =>
    storiesWithGallery(size, 200).map((slug) => {
      return {query: STORY_QUERY, params: {slug, day: '2017-02-04'}, perspective: 'published'}
    }),
})

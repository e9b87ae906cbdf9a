import {queryBench} from '../bench/big-lake.ts'
import {storiesWithGallery} from '../bench/corpus.ts'

const STORY = `*[_type == "article" && slug.current == $slug][0]{
  ..., body[]{..., gallery->{..., captions[]->}}
}`

export default queryBench({
  name: 'story-by-slug',
  summary: 'a story by its address, with its gallery and eleven captions, against groq-js',
  goal: 1000,
  asked: (size) =>
    storiesWithGallery(size, 200).map((slug) => {
      return {query: STORY, params: {slug}, perspective: 'published'}
    }),
})

import {queryBench} from '../bench/big-lake.ts'

export default queryBench({
  name: 'document-by-id',
  summary: 'one document by its id, against groq-js',
  goal: 500,
  asked: (size) =>
    Array.from({length: 500}, (_, index) => {
      const id = `article-${Math.floor((index * size) / 1000)}`
      return {query: '*[_id == $id][0]', params: {id}, perspective: 'published'}
    }),
})

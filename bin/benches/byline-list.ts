import {BYLINE_QUERY} from '../../site/queries.ts'
import {queryBench} from '../bench/big-lake.ts'

export default queryBench({
  name: 'byline-list',
  summary:
    'the newest stories of one person, found through the references of their bylines, against groq-js',
  goal: 300,
  asked: () =>
    Array.from({length: 5}, (_, index) => ({
      query: BYLINE_QUERY,
      params: {slug: `person-${index}`, now: '2026-11-24T12:00:00Z', from: 0, to: 20},
      perspective: 'published',
    })),
})

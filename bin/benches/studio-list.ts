import {type Grant} from '../../newsroom/access/grants.ts'
import {queryBench} from '../bench/big-lake.ts'

const EVERYTHING: Grant[] = [{filter: '_id in path("**")', permissions: ['read']}]

/**
 * What the Studio's list of documents asks, but for `[@, _id] match text::query("*")`, which groq-js
 * lacks; the recorded session has the whole of it.
 */
const LIST = `*[_type in $__types && (_type == $type)]
  {_type, _id, _originalId, "orderings": [_updatedAt]}
  | order(orderings[0] desc) [0...$__limit]`

export default queryBench({
  name: 'studio-list',
  summary: "the Studio's list of all stories, newest first, against groq-js",
  goal: 2000,
  asked: () => [
    {
      query: LIST,
      params: {__types: ['article'], __limit: 100, type: 'article'},
      perspective: 'drafts',
      grants: EVERYTHING,
    },
  ],
})

import {nowhere, type Scenario} from './scenario.ts'

/** Documents, as they are now and as they change. */
export const READING: Scenario[] = [
  {
    route: 'GET /data/query/:dataset',
    path: '/v1/data/query/production?query=*',
    answers: 200,
    bad: [
      ['no dataset', nowhere('query', '?query=*'), 404],
      ['no query', {path: '/v1/data/query/production'}, 400],
      ['a query that ends too early', {path: '/v1/data/query/production?query=*['}, 400],
      ['a parameter that is no JSON', {path: '/v1/data/query/production?query=*&$a=b'}, 400],
      ['an odd perspective', {path: '/v1/data/query/production?query=*&perspective=a%2Fb'}, 400],
    ],
  },
  {
    route: 'POST /data/query/:dataset',
    path: '/v1/data/query/production',
    json: {query: '*[_id == $id]', params: {id: 'a1'}},
    answers: 200,
    bad: [
      ['no dataset', {...nowhere('query'), json: {query: '*'}}, 404],
      ['a query that is no text', {path: '/v1/data/query/production', json: {query: 1}}, 400],
      [
        'parameters in a list',
        {path: '/v1/data/query/production', json: {query: '*', params: [1]}},
        400,
      ],
    ],
  },
  {
    route: 'GET /data/doc/:dataset/:ids',
    path: '/v1/data/doc/production/a1,drafts.a1,none',
    answers: 200,
    bad: [['no dataset', nowhere('doc', '/a1'), 404]],
  },
  {
    route: 'GET /data/export/:dataset',
    path: '/v1/data/export/production',
    answers: 200,
    bad: [['no dataset', nowhere('export'), 404]],
  },
  {
    route: 'GET /data/listen/:dataset',
    path: '/v1/data/listen/production?query=*',
    answers: 200,
    bad: [
      ['no dataset', nowhere('listen', '?query=*'), 404],
      [
        'a longer query than clients send',
        {path: `/v1/data/listen/production?query=${'a'.repeat(16_000)}`},
        400,
      ],
    ],
  },
  {
    route: 'GET /data/live/events/:dataset',
    path: '/v2025-02-19/data/live/events/production',
    answers: 200,
    bad: [['no dataset', nowhere('live/events'), 404]],
  },
]

import {nowhere, type Ask, type Scenario, WRITERS} from './scenario.ts'

const mutate = (...mutations: unknown[]): Ask => ({
  path: '/v1/data/mutate/production',
  json: {mutations},
})
const act = (...actions: unknown[]): Ask => ({
  path: '/v2025-02-19/data/actions/production',
  json: {actions},
})
const action = (name: string, rest: object) => ({actionType: `sanity.action.${name}`, ...rest})

/** Mutations and actions. */
export const WRITING: Scenario[] = [
  {
    route: 'POST /data/mutate/:dataset',
    ...mutate({create: {_id: 'new', _type: 'article'}}, {patch: {id: 'a1', set: {n: 2}}}),
    answers: WRITERS,
    changes: ['production/a1', 'production/new'],
    bad: [
      ['no dataset', {...nowhere('mutate'), json: {mutations: []}}, 404],
      ['mutations that are no list', {...mutate(), json: {mutations: {}}}, 400],
      [
        'a good one and a bad one',
        mutate({create: {_id: 'n', _type: 'x'}}, {create: {_id: 'a1', _type: 'x'}}),
        409,
      ],
      ['an old revision', mutate({patch: {id: 'a1', ifRevisionID: 'old', set: {n: 1}}}), 409],
      ['a query that cannot be read', mutate({delete: {query: '*['}}), 400],
      ['an odd transaction id', {...mutate(), json: {mutations: [], transactionId: 'a b'}}, 400],
    ],
  },
  {
    route: 'GET /data/actions/:dataset',
    path: '/v1/data/actions/production',
    answers: 200,
  },
  {
    route: 'POST /data/actions/:dataset',
    ...act(action('document.publish', {draftId: 'drafts.b1', publishedId: 'b1'})),
    answers: WRITERS,
    changes: ['production/b1', 'production/drafts.b1'],
    bad: [
      ['no dataset', {...nowhere('actions'), json: {actions: []}}, 404],
      ['an unknown action', act(action('document.explode', {})), 400],
      ['no ids', act(action('document.publish', {})), 400],
      [
        'ids of two documents',
        act(action('document.publish', {draftId: 'drafts.b1', publishedId: 'a1'})),
        400,
      ],
      ['no draft', act(action('document.publish', {draftId: 'drafts.z', publishedId: 'z'})), 404],
      [
        'a good one and a bad one',
        act(
          action('document.publish', {draftId: 'drafts.b1', publishedId: 'b1'}),
          action('document.publish', {draftId: 'drafts.z', publishedId: 'z'}),
        ),
        404,
      ],
    ],
  },
]

import {createHash} from 'node:crypto'
import {STUDIO_ORIGIN} from '../testing/test-lake.ts'

/** In the order in which the table gives their answers. */
export const ROLES = ['stranger', 'viewer', 'contributor', 'editor', 'administrator'] as const
export type RoleName = (typeof ROLES)[number]

export interface Ask {
  path: string
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is. */
  body?: string
  headers?: Record<string, string>
}

/** What one address answers to whom, and what it does. */
export interface Scenario extends Ask {
  /** As the lake lists it: `GET /data/doc/:dataset/:ids`. */
  route: string
  /** Status for each of {@link ROLES}; one number when it is the same for all. */
  answers: number | [number, number, number, number, number]
  /** Everything that a request which succeeds changes; nothing else may happen. */
  changes?: string[]
  /** Whatever is in the body, it is what it is for. */
  takesAnything?: true
  /** Requests that an administrator should not send either: what, how, and the status. */
  bad?: [what: string, ask: Ask, status: number][]
}

/** Signed in: yes; strangers: sign in first. */
const SIGNED_IN: Scenario['answers'] = [401, 200, 200, 200, 200]
const WRITERS: Scenario['answers'] = [401, 403, 403, 200, 200]
const MANAGERS: Scenario['answers'] = [401, 403, 403, 403, 200]

const NO_DATASET = '/v1/data/%s/nowhere'
const mutate = (...mutations: unknown[]): Ask => ({
  path: '/v1/data/mutate/production',
  json: {mutations},
})
const act = (...actions: unknown[]): Ask => ({
  path: '/v2025-02-19/data/actions/production',
  json: {actions},
})
const action = (name: string, rest: object) => ({actionType: `sanity.action.${name}`, ...rest})
const nowhere = (endpoint: string, rest = ''): Ask => ({
  path: `${NO_DATASET.replace('%s', endpoint)}${rest}`,
})

/** Answers that say "nothing here" to whoever asks. */
const STUBS: Scenario[] = [
  ['GET /ping', '/v1/ping'],
  ['GET /data/ping/:dataset', '/v1/data/ping/production'],
  ['GET /help', '/v1/help'],
  ['GET /aliases', '/v1/aliases'],
  ['GET /geoip/country', '/v1/geoip/country'],
  ['GET /intake/telemetry-status', '/v1/intake/telemetry-status'],
  ['GET /journey/announcements', '/v1/journey/announcements'],
  ['GET /journey/*', '/v1/journey/trial'],
  ['GET /subscriptions/project/:project', '/v1/subscriptions/project/newsroom'],
  ['GET /access/requests/me', '/v1/access/requests/me'],
  ['GET /access/*', '/v1/access/project/newsroom/roles'],
  ['GET /schedules/:project/:dataset', '/v1/schedules/newsroom/production'],
  ['GET /projects/:project/user-applications', '/v1/projects/newsroom/user-applications'],
  ['GET /projects/:project/cors', '/v1/projects/newsroom/cors'],
  ['GET /invitations/project/:project', '/v1/invitations/project/newsroom'],
  [
    'GET /projects/:project/new-content-release-allowed',
    '/v1/projects/newsroom/new-content-release-allowed',
  ],
  [
    'GET /data/references/:dataset/documents/:id/to',
    '/v1/data/references/production/documents/a1/to',
  ],
  ['GET /features', '/v1/features'],
  ['GET /check/cors', '/check/cors'],
  ['GET /auth/providers', '/v1/auth/providers'],
  ['GET /projects/:project/roles', '/v1/projects/newsroom/roles'],
  [
    'GET /projects/:project/datasets/:dataset/settings/indexing',
    '/v1/projects/newsroom/datasets/production/settings/indexing',
  ],
].map(([route = '', path = '']) => ({route, path, answers: 200}))

const READING: Scenario[] = [
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
  {
    route: 'GET /data/history/:dataset/transactions/:ids',
    path: '/v1/data/history/production/transactions/a1',
    answers: SIGNED_IN,
    bad: [
      ['no dataset', nowhere('history', '/transactions/a1'), 404],
      [
        'a time that is none',
        {path: '/v1/data/history/production/transactions/a1?fromTime=noon'},
        400,
      ],
    ],
  },
  {
    route: 'GET /data/history/:dataset/documents/:ids',
    path: '/v1/data/history/production/documents/a1?time=2030-01-01',
    answers: SIGNED_IN,
    bad: [
      ['no dataset', nowhere('history', '/documents/a1'), 404],
      ['a time that is none', {path: '/v1/data/history/production/documents/a1?time=noon'}, 400],
    ],
  },
  {
    route: 'GET /data/history/:dataset/events/documents/:id',
    path: '/v1/data/history/production/events/documents/a1',
    answers: SIGNED_IN,
    bad: [['no dataset', nowhere('history', '/events/documents/a1'), 404]],
  },
  {
    route: 'GET /data/history/:dataset/events/releases/:id',
    path: '/v1/data/history/production/events/releases/r1',
    answers: SIGNED_IN,
    bad: [['no dataset', nowhere('history', '/events/releases/r1'), 404]],
  },
  {
    route: 'GET /:kind{images|files}/:project/:dataset/:file/:vanity?',
    path: '/v1/files/newsroom/production/$file',
    answers: 200,
    bad: [
      ['no dataset', {path: '/v1/files/newsroom/nowhere/$file'}, 404],
      [
        'a file that is not there',
        {path: `/v1/files/newsroom/production/${'0'.repeat(40)}.txt`},
        404,
      ],
      ['the database itself', {path: '/v1/files/newsroom/production/..%2F..%2Flake.sqlite'}, 404],
    ],
  },
]

const WRITING: Scenario[] = [
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
  {
    route: 'POST /assets/:kind{images|files}/:dataset',
    path: '/v1/assets/files/production?filename=notes.txt',
    body: 'Notes',
    answers: WRITERS,
    changes: [`production/file-${createHash('sha1').update('Notes').digest('hex')}-txt`],
    takesAnything: true,
    bad: [
      ['no dataset', {path: '/v1/assets/files/nowhere', body: 'x'}, 404],
      ['nothing', {path: '/v1/assets/files/production', body: ''}, 400],
      ['a picture that is none', {path: '/v1/assets/images/production', body: 'x'}, 400],
    ],
  },
  {
    route: 'DELETE /assets/data/:dataset/:id',
    path: '/v1/assets/data/production/$asset',
    answers: WRITERS,
    changes: ['production/$asset'],
    bad: [['no dataset', {path: '/v1/assets/data/nowhere/$asset'}, 404]],
  },
  {
    route: 'PUT /users/me/keyvalue',
    path: '/v1/users/me/keyvalue',
    json: [{key: 'recent', value: ['a1']}],
    answers: SIGNED_IN,
    changes: ['keyvalue $user'],
  },
  {
    route: 'POST /intake/*',
    path: '/v1/intake/batch',
    json: {batch: []},
    answers: 200,
  },
]

const PEOPLE: Scenario[] = [
  {route: 'POST /auth/logout', path: '/v1/auth/logout', answers: 204},
  {
    route: 'GET /auth/login/local',
    path: `/v1/auth/login/local?origin=${encodeURIComponent(STUDIO_ORIGIN)}`,
    answers: 200,
    bad: [
      [
        'a strange page to lead back to',
        {path: '/v1/auth/login/local?origin=https://evil.example'},
        400,
      ],
    ],
  },
  {
    route: 'POST /auth/login/local',
    path: '/v1/auth/login/local',
    body: `user=ed&origin=${encodeURIComponent(STUDIO_ORIGIN)}`,
    headers: {'content-type': 'application/x-www-form-urlencoded', 'origin': '$url'},
    answers: 302,
    bad: [
      [
        'from a strange page',
        {
          path: '/v1/auth/login/local',
          body: 'user=ed',
          headers: {'content-type': 'application/x-www-form-urlencoded', 'origin': STUDIO_ORIGIN},
        },
        403,
      ],
      [
        'as nobody',
        {
          path: '/v1/auth/login/local',
          body: `user=nobody&origin=${encodeURIComponent(STUDIO_ORIGIN)}`,
          headers: {'content-type': 'application/x-www-form-urlencoded', 'origin': '$url'},
        },
        401,
      ],
    ],
  },
  {
    route: 'GET /auth/fetch',
    path: '/v1/auth/fetch?sid=none',
    answers: 404,
    bad: [['twice', {path: '/v1/auth/fetch?sid=a&sid=b'}, 400]],
  },
  {route: 'GET /auth/id', path: '/v1/auth/id', answers: SIGNED_IN},
  {route: 'GET /users/me', path: '/v1/users/me', answers: 200},
  {
    route: 'GET /users/me/keyvalue/:keys',
    path: '/v1/users/me/keyvalue/a,b',
    answers: SIGNED_IN,
  },
  {
    route: 'GET /users/:ids',
    path: '/v1/users/ed',
    answers: SIGNED_IN,
    bad: [['nobody', {path: '/v1/users/nobody'}, 404]],
  },
  {
    route: 'GET /projects/:project/users/:ids',
    path: '/v1/projects/newsroom/users/ed',
    answers: SIGNED_IN,
    bad: [['nobody', {path: '/v1/projects/newsroom/users/nobody'}, 404]],
  },
]

const PROJECT: Scenario[] = [
  {route: 'GET /projects', path: '/v1/projects', answers: SIGNED_IN},
  {route: 'GET /projects/:project/tokens', path: '/v1/projects/newsroom/tokens', answers: MANAGERS},
  {
    route: 'POST /projects/:project/tokens',
    path: '/v1/projects/newsroom/tokens',
    json: {userId: 'vi', label: 'new'},
    answers: MANAGERS,
    changes: ['token vi new'],
    bad: [
      ['nobody', {path: '/v1/projects/newsroom/tokens', json: {userId: 'nobody'}}, 400],
      [
        'a label that is no text',
        {path: '/v1/projects/newsroom/tokens', json: {userId: 'vi', label: 1}},
        400,
      ],
    ],
  },
  {
    route: 'DELETE /projects/:project/tokens/:id',
    path: '/v1/projects/newsroom/tokens/$token',
    answers: MANAGERS,
    changes: ['token vi old'],
    bad: [['no token', {path: '/v1/projects/newsroom/tokens/none'}, 404]],
  },
  {route: 'GET /hooks/projects/:project', path: '/v1/hooks/projects/newsroom', answers: MANAGERS},
  {
    route: 'POST /hooks/projects/:project',
    path: '/v1/hooks/projects/newsroom',
    json: {url: 'http://127.0.0.1:9/new', dataset: 'none'},
    answers: MANAGERS,
    changes: ['hook http://127.0.0.1:9/new'],
    bad: [
      ['no address', {path: '/v1/hooks/projects/newsroom', json: {}}, 400],
      ['a file', {path: '/v1/hooks/projects/newsroom', json: {url: 'file:///etc/passwd'}}, 400],
    ],
  },
  ...['', '/attempts'].map((rest): Scenario => ({
    route: `GET /hooks/projects/:project/:id${rest}`,
    path: `/v1/hooks/projects/newsroom/$hook${rest}`,
    answers: MANAGERS,
    bad: [['no webhook', {path: `/v1/hooks/projects/newsroom/none${rest}`}, 404]],
  })),
  {
    route: 'PUT /hooks/projects/:project/:id',
    path: '/v1/hooks/projects/newsroom/$hook',
    json: {name: 'Renamed'},
    answers: MANAGERS,
    changes: ['hook http://127.0.0.1:9/old'],
    bad: [
      ['no webhook', {path: '/v1/hooks/projects/newsroom/none', json: {}}, 404],
      ['no method', {path: '/v1/hooks/projects/newsroom/$hook', json: {httpMethod: 'TRACE'}}, 400],
    ],
  },
  {
    route: 'DELETE /hooks/projects/:project/:id',
    path: '/v1/hooks/projects/newsroom/$hook',
    answers: MANAGERS,
    changes: ['hook http://127.0.0.1:9/old'],
    bad: [['no webhook', {path: '/v1/hooks/projects/newsroom/none'}, 404]],
  },
  {route: 'GET /projects/:project', path: '/v1/projects/newsroom', answers: 200},
  {
    route: 'GET /projects/:project/grants',
    path: '/v1/projects/newsroom/grants',
    answers: SIGNED_IN,
  },
  ...['/projects/:project', ''].flatMap((prefix): Scenario[] => {
    const base = `/v1${prefix.replace(':project', 'newsroom')}/datasets`
    return [
      {route: `GET ${prefix}/datasets`, path: base, answers: 200},
      {
        route: `PUT ${prefix}/datasets/:dataset`,
        path: `${base}/staging`,
        json: {aclMode: 'private'},
        answers: MANAGERS,
        changes: ['dataset staging'],
        bad: [
          ['a dataset that exists', {path: `${base}/production`, json: {aclMode: 'private'}}, 409],
          ['a name with a path', {path: `${base}/..%2Fx`, json: {aclMode: 'private'}}, 400],
          ['an unknown mode', {path: `${base}/staging`, json: {aclMode: 'open'}}, 400],
        ],
      },
      {
        route: `PATCH ${prefix}/datasets/:dataset`,
        path: `${base}/production`,
        json: {aclMode: 'private'},
        answers: MANAGERS,
        changes: ['dataset production'],
        bad: [
          ['no dataset', {path: `${base}/nowhere`, json: {aclMode: 'private'}}, 404],
          ['no mode', {path: `${base}/production`, json: {}}, 400],
        ],
      },
      {
        route: `DELETE ${prefix}/datasets/:dataset`,
        path: `${base}/desk`,
        answers: MANAGERS,
        changes: ['dataset desk', 'desk/note'],
        bad: [['no dataset', {path: `${base}/nowhere`}, 404]],
      },
    ]
  }),
  {
    route: 'GET /projects/:project/datasets/:dataset/acl',
    path: '/v1/projects/newsroom/datasets/production/acl',
    answers: 200,
    bad: [['no dataset', {path: '/v1/projects/newsroom/datasets/nowhere/acl'}, 404]],
  },
  {
    route: 'GET /data/acl/:dataset',
    path: '/v1/data/acl/production',
    answers: 200,
    bad: [['no dataset', nowhere('acl'), 404]],
  },
]

/** Every address of the lake. The test fails for one that is not here. */
export const SCENARIOS: Scenario[] = [...STUBS, ...READING, ...WRITING, ...PEOPLE, ...PROJECT]

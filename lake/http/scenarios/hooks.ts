import {MANAGERS, type Scenario} from './scenario.ts'

/** Webhooks. */
export const HOOKS: Scenario[] = [
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
]

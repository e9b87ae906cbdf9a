import {type Ask, MANAGERS, nowhere, type Scenario, SIGNED_IN} from './scenario.ts'

const CORS = '/v1/projects/newsroom/cors'

/** The project, and who may do what in it. */
export const PROJECT: Scenario[] = [
  {route: 'GET /projects', path: '/v1/projects', answers: SIGNED_IN},
  {route: 'GET /projects/:project/cors', path: CORS, answers: SIGNED_IN},
  {
    route: 'POST /projects/:project/cors',
    path: CORS,
    json: {origin: 'http://localhost:3000', allowCredentials: true},
    answers: MANAGERS,
    changes: ['origin http://localhost:3000'],
    bad: [
      ...['*', 'https://*.example.com', 'localhost:3000', 'http://a.example/desk', 'null', 7].map(
        (origin): [string, Ask, number] => [`${origin}`, {path: CORS, json: {origin}}, 400],
      ),
      [
        'credentials that are no answer',
        {path: CORS, json: {origin: 'http://a.example', allowCredentials: 'no'}},
        400,
      ],
      ['the lake itself', {path: CORS, json: {origin: '$url'}}, 409],
    ],
  },
  {
    route: 'DELETE /projects/:project/cors/:id',
    path: `${CORS}/$origin`,
    answers: MANAGERS,
    changes: ['origin http://old.example'],
    bad: [
      ['no origin', {path: `${CORS}/99`}, 404],
      ['one that was given at the start', {path: `${CORS}/-1`}, 409],
    ],
  },
  {
    route: 'GET /projects/:project/roles/:role',
    path: '/v1/projects/newsroom/roles/editor',
    answers: 200,
    bad: [['no role', {path: '/v1/projects/newsroom/roles/king'}, 404]],
  },
  {route: 'GET /projects/:project', path: '/v1/projects/newsroom', answers: 200},
  {
    route: 'GET /projects/:project/grants',
    path: '/v1/projects/newsroom/grants',
    answers: SIGNED_IN,
  },
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

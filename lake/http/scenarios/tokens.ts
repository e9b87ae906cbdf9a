import {MANAGERS, type Scenario} from './scenario.ts'

/** Tokens of programs, while the lake runs. */
export const TOKENS: Scenario[] = [
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
    route: 'GET /access/project/:project/robots',
    path: '/v1/access/project/newsroom/robots',
    answers: MANAGERS,
  },
  ...['/projects/:project/tokens', '/access/project/:project/robots'].map((prefix): Scenario => {
    const base = `/v1${prefix.replace(':project', 'newsroom')}`
    return {
      route: `DELETE ${prefix}/:id`,
      path: `${base}/$token`,
      answers: MANAGERS,
      changes: ['token vi old'],
      bad: [['no token', {path: `${base}/none`}, 404]],
    }
  }),
]

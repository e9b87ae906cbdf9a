import {STUDIO_ORIGIN} from '../../testing/test-lake.ts'
import {type Scenario, SIGNED_IN} from './scenario.ts'

/** Signing in and out, and who people are. */
export const PEOPLE: Scenario[] = [
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
  {
    route: 'PUT /users/me/keyvalue',
    path: '/v1/users/me/keyvalue',
    json: [{key: 'recent', value: ['a1']}],
    answers: SIGNED_IN,
    changes: ['keyvalue $user'],
  },
]

import {type Scenario} from './scenario.ts'

/** Questions about services that a lake does not have, answered to whoever asks. */
const ANSWERS: Scenario[] = [
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
  ['GET /projects/:project/features', '/v1/projects/newsroom/features'],
  ['GET /check/cors', '/check/cors'],
  ['GET /auth/providers', '/v1/auth/providers'],
  ['GET /projects/:project/roles', '/v1/projects/newsroom/roles'],
  [
    'GET /projects/:project/datasets/:dataset/settings/indexing',
    '/v1/projects/newsroom/datasets/production/settings/indexing',
  ],
].map(([route = '', path = '']) => ({route, path, answers: 200}))

export const STUBS: Scenario[] = [
  ...ANSWERS,
  {
    route: 'POST /intake/*',
    path: '/v1/intake/batch',
    json: {batch: []},
    answers: 200,
  },
]

import {type Hono} from 'hono'
import {type Json} from '../documents/json.ts'
import {type LakeEnv} from './lake-env.ts'

/**
 * Questions of the Studio about services that a lake of one's own does not have. Each answer says
 * "nothing here" in the shape that the Studio takes without a complaint.
 */
const NOTHING: [path: string, answer: Json][] = [
  ['/ping', {pong: true}],
  // Asked when a document is opened, to measure how long its changes take to come back.
  ['/data/ping/:dataset', {pong: true}],
  ['/help', {}],
  ['/aliases', []],
  ['/geoip/country', {country: 'US'}],
  ['/intake/telemetry-status', {status: 'denied'}],
  ['/journey/announcements', []],
  // `null`, never a list: the page of a published release would fail on it.
  ['/journey/*', null],
  ['/subscriptions/project/:project', null],
  // A bare list here, and one in `data` for the command line of Sanity, which asks for page after
  // page until the cursor is `null`.
  ['/access/requests/me', []],
  ['/access/*', {data: [], nextCursor: null}],
  ['/schedules/:project/:dataset', {schedules: []}],
  ['/projects/:project/user-applications', []],
  ['/invitations/project/:project', []],
  [
    '/projects/:project/new-content-release-allowed',
    {
      data: {
        datasetReleaseLimit: 1000,
        orgActiveReleaseLimit: null,
        orgMeteredActiveReleaseCount: 0,
      },
    },
  ],
  ['/data/references/:dataset/documents/:id/to', {totalCount: 0, references: []}],
]

export function stubRoutes(app: Hono<LakeEnv>): void {
  for (const [path, answer] of NOTHING) {
    app.get(path, () => Response.json(answer, {headers: {'x-sanity-shard': 'local'}}))
  }
  app.post('/intake/*', (context) => context.json({}))
}

import {nowhere, type Scenario, SIGNED_IN} from './scenario.ts'

/** The project, and who may do what in it. */
export const PROJECT: Scenario[] = [
  {route: 'GET /projects', path: '/v1/projects', answers: SIGNED_IN},
  {route: 'GET /projects/:project/cors', path: '/v1/projects/newsroom/cors', answers: SIGNED_IN},
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

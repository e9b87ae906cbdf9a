import {MANAGERS, type Scenario} from './scenario.ts'

/** Datasets: by the address of the project, and by their own. */
export const DATASETS = ['/projects/:project', ''].flatMap((prefix): Scenario[] => {
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
})

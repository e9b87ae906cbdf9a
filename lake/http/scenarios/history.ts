import {nowhere, type Scenario, SIGNED_IN} from './scenario.ts'

/** What happened, and how documents used to be. */
export const HISTORY: Scenario[] = [
  {
    route: 'GET /data/history/:dataset/transactions',
    path: '/v1/data/history/production/transactions?limit=2&reverse=true',
    answers: SIGNED_IN,
    bad: [
      ['no dataset', nowhere('history', '/transactions'), 404],
      ['a time that is none', {path: '/v1/data/history/production/transactions?toTime=noon'}, 400],
    ],
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
]

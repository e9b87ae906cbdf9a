import {createHash} from 'node:crypto'
import {type Scenario, WRITERS} from './scenario.ts'

/** Pictures and files: in, and out again. */
export const ASSETS: Scenario[] = [
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

import {describe, expect, test} from 'vitest'
import {type Article, type Caption} from '../newsroom/model.ts'
import {subtitleOf} from './subtitle.ts'

const since = new Date(Date.now() - 2 * 3_600_000 - 1000).toISOString()
const story: Article = {
  _id: 'a',
  _type: 'article',
  headline: 'Harbour closed',
  slugline: 'harbour',
  slug: {_type: 'slug', current: 'harbour'},
  section: {_type: 'reference', _ref: 'world'},
  body: [{_type: 'block', _key: 'b', children: []}],
  workflow: {_type: 'workflow', stage: 'subs', stageSince: since},
}
const approved = {
  _type: 'workflow',
  stage: 'ready',
  submittedBy: 'rosa',
  approvedBy: 'tom',
  approvedAt: since,
} as const

describe('a row says where a document stands, what holds it, since when, and who can clear it', () => {
  test.each<[string, Article | Caption, string]>([
    [
      'a story that nobody has approved',
      story,
      'Subs · Nobody but its writer has approved the story (for about 2 hours); a sub-editor or a duty editor can clear it · World',
    ],
    [
      'a story without a headline, the first of two holds',
      {...story, headline: ''},
      'Subs · The story has no headline (for about 2 hours); a reporter, a sub-editor or a duty editor can clear it (and 1 more) · World',
    ],
    ['an approved story', {...story, workflow: approved}, 'Ready · World'],
    [
      'a story whose lawyer has yet to look',
      {...story, workflow: {...approved, checks: {legal: {state: 'required'}}}},
      'Ready · The legal check is open; a lawyer or an administrator can clear it · World',
    ],
    [
      'a check that is signed off: whether it still holds is not for a row to say',
      {...story, workflow: {...approved, checks: {legal: {state: 'done', covers: 'x'}}}},
      'Ready · World',
    ],
    [
      'an embargo',
      {
        ...story,
        workflow: approved,
        embargo: {_type: 'embargo', active: true, reason: 'report at noon'},
      },
      'Ready · The story is under embargo until somebody lifts it (report at noon); a duty editor can clear it · World',
    ],
    [
      'what is live',
      {...story, workflow: {...approved, lastPublishedAt: new Date().toISOString()}},
      'Live · World',
    ],
    [
      'what is withdrawn',
      {...story, pubStatus: 'withheld'},
      'Withdrawn · The story is withdrawn; a duty editor can clear it · World',
    ],
    [
      'what was killed',
      {...story, pubStatus: 'canceled', workflow: {...approved, firstPublishedAt: since}},
      'Killed · The story is killed; a duty editor can clear it · World',
    ],
    [
      'what was spiked',
      {...story, pubStatus: 'canceled'},
      'Spiked · The story is spiked; a duty editor can clear it · World',
    ],
    [
      'a caption that the picture desk has yet to clear',
      {
        _id: 'c',
        _type: 'caption',
        text: 'A boat',
        missingImage: {reason: 'lost'},
        credit: {_type: 'credit', line: 'PA'},
        workflow: {_type: 'workflow', stage: 'intake', stageSince: since},
      },
      'Intake · The picture desk has not cleared it (for about 2 hours); a picture editor or a duty editor can clear it · World',
    ],
  ])('%s', (_, document, sentence) => {
    expect(subtitleOf(document, 'World')).toBe(sentence)
  })
})

import {describe, expect, test} from 'vitest'
import {type Article, type Caption, type StoryDocument} from '../model.ts'
import {type PictureStage, type StoryStage} from '../stages.ts'
import {type Versions} from '../story.ts'
import {type RoleName} from './roles.ts'
import {whyReadOnly} from './why-read-only.ts'

const as = (...roles: RoleName[]) => ({id: 'one', roles})

function article(stage: StoryStage): Article {
  return {_id: 'drafts.a', _type: 'article', workflow: {_type: 'workflow', stage}}
}

function caption(stage: PictureStage): Caption {
  return {_id: 'drafts.c', _type: 'caption', workflow: {_type: 'workflow', stage}}
}

const draft = <D extends StoryDocument>(document: D): Versions<D> => ({id: 'a', draft: document})
const live = <D extends StoryDocument>(document: D): Versions<D> => ({id: 'a', published: document})

describe('why somebody cannot write', () => {
  test.each<[string, Versions<StoryDocument>, RoleName, string]>([
    [
      'a live story is opened by whoever has the step',
      live(article('ready')),
      'reporter',
      'It is live, and settled. “Update” opens it for changes.',
    ],
    [
      '… and by either step of two',
      live(article('ready')),
      'sub-editor',
      'It is live, and settled. “Correct” or “Update” opens it for changes.',
    ],
    [
      'an approved story goes back first, by others',
      draft(article('ready')),
      'reporter',
      'It is ready, and settled. “Return to the writer” opens it for changes; that is for a sub-editor or a duty editor.',
    ],
    [
      'a story that others have is theirs',
      draft(article('subs')),
      'reporter',
      'It is with subs: a sub-editor, a duty editor or a picture editor can change it.',
    ],
    [
      'a cleared caption goes back first',
      draft(caption('cleared')),
      'picture-editor',
      'It is cleared, and settled. “Send back to intake” opens it for changes.',
    ],
    [
      'who never writes is offered no step',
      live(article('ready')),
      'viewer',
      'It is live, and settled.',
    ],
  ])('%s', (_, versions, role, sentence) => {
    expect(whyReadOnly(versions, as(role))).toBe(sentence)
  })

  test.each<[string, Versions<StoryDocument>, RoleName]>([
    ['a writer in writing', draft(article('writing')), 'reporter'],
    ['a sub in subs', draft(article('subs')), 'sub-editor'],
    ['the picture desk before it has cleared', draft(caption('checked')), 'picture-editor'],
    ['who is there when nothing is', {id: 'a'}, 'viewer'],
  ])('not said to %s', (_, versions, role) => {
    expect(whyReadOnly(versions, as(role))).toBeUndefined()
  })
})

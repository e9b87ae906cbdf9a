import {CHECK_ROLES, CHECK_TITLES, CHECKS, type CheckName} from '../checks.ts'
import {type StoryDocument} from '../model.ts'
import {isSettled, stageOf} from '../stages.ts'
import {current, defaultsFor, type Versions} from '../story.ts'
import {isOpen} from './check-cover.ts'
import {type Hold, hold, type HoldContext} from './hold.ts'
import {findProblems} from './problems.ts'

const EDITORS = ['reporter', 'sub-editor', 'duty-editor'] as const
const PICTURE_EDITORS = ['picture-editor', 'sub-editor'] as const

/** What is wrong with the document itself. */
export function errorHolds({story, subject, document}: Omit<HoldContext, 'request'>): Hold[] {
  const clearedBy = document._type === 'article' ? EDITORS : PICTURE_EDITORS
  return findProblems(document, defaultsFor(story, subject.id))
    .filter(({level}) => level === 'error')
    .map(({message, path}) =>
      hold('valid', message, subject.id, path, clearedBy, stagedSince(document)),
    )
}

/** What is wrong with the pictures of a story. */
export function pictureErrorHolds({story}: HoldContext): Hold[] {
  const pictures: Versions<StoryDocument>[] = [...story.galleries, ...story.captions]
  return pictures.flatMap((subject) => {
    const document = current(subject)
    return document ? errorHolds({story, subject, document}) : []
  })
}

/** Galleries and captions go out with their story: each must be cleared, or be live unchanged. */
export function pictureHolds({story, document}: HoldContext): Hold[] {
  if (document._type === 'caption') return []
  const {article, galleries, captions} = story
  const inPlace = article?.id
  const nameOf = (id: string) => (galleries.length > 1 ? `Gallery ${id}` : 'The gallery')
  return [
    ...galleries.flatMap((one) => clearedHolds(one, nameOf(one.id), inPlace)),
    ...captions.flatMap((one, index) =>
      clearedHolds(one, `Caption ${index + 1} of ${captions.length}`, inPlace),
    ),
  ]
}

function clearedHolds(
  picture: Versions<StoryDocument>,
  name: string,
  inPlace: string | undefined,
): Hold[] {
  const document = current(picture)
  if (document === undefined) {
    const what = `${name} is referred to but does not exist`
    return [hold('captionsCleared', what, inPlace ?? picture.id, ['body'], EDITORS)]
  }
  if (picture.draft === undefined || isSettled(stageOf(document))) return []
  const who = ['picture-editor', 'duty-editor'] as const
  const since = stagedSince(document)
  return [hold('captionsCleared', `${name} is not cleared`, picture.id, [], who, since)]
}

/** Checks that nobody has signed off, or that are about something else by now. */
export function checkHolds({story, subject, document}: HoldContext): Hold[] {
  const checks = document.workflow?.checks
  return CHECKS.flatMap((name: CheckName) => {
    const check = checks?.[name]
    if (!isOpen(check, name, story, subject.id)) return []
    const title = CHECK_TITLES[name].toLowerCase()
    const isAgain = check?.state === 'done'
    const what = isAgain
      ? `The ${title} check is open again: what it was about has changed`
      : `The ${title} check is open`
    const since = isAgain ? document._updatedAt : stagedSince(document)
    const path = ['workflow', 'checks', name]
    return [hold('checksDone', what, subject.id, path, CHECK_ROLES[name], since)]
  })
}

/** When the document came to where it is; one that has never moved came when it was made. */
export function stagedSince({workflow, _createdAt}: StoryDocument): string | undefined {
  return workflow?.stageSince ?? _createdAt
}

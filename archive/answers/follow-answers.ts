import {makeLexicon} from '../credits/lexicon.ts'
import {readArchiveText} from '../read-archive-text.ts'
import {type ReaderOptions} from '../reader-options.ts'
import {type ReadStory} from '../story.ts'
import {inkOf} from '../text/visible.ts'
import {type Answer, answersOf, examplesIn} from './answers.ts'
import {Retelling} from './retelling.ts'
import {tellCaption, tellCaptionEnd, tellProse} from './tell-captions.ts'
import {tellCredit, tellCreditOf} from './tell-credits.ts'
import {tellDate} from './tell-date.ts'

/**
 * The story as people have said that it is to be read: flattened text is read again with the
 * answers as examples, then each answer about a caption or a date is carried out on the words. An
 * answer whose words the source no longer holds does nothing. Every visible character keeps one
 * place; `checkConservation` proves it as for any other reading.
 */
export function followAnswers(
  story: ReadStory,
  answers: readonly Answer[],
  reader: ReaderOptions = {},
): ReadStory {
  if (answers.length === 0) return {...story, answers: []}
  const examples = [...examplesIn(answers), ...(reader.examples ?? [])]
  const options = {...reader, examples}
  const retelling = new Retelling(readAgain(story, options), makeLexicon(options))
  for (const answer of answers) follow(retelling, answer)
  return {...retelling.result(), answers: [...answers]}
}

/** What this reading and the people who answered last time say together. */
export function followRecorded(
  story: ReadStory,
  record: Parameters<typeof answersOf>[0] | undefined,
  reader?: ReaderOptions,
): ReadStory {
  if (story.answers !== undefined || record === undefined) return story
  const answers = answersOf(record)
  return answers.length > 0 ? followAnswers(story, answers, reader) : story
}

function readAgain(story: ReadStory, options: ReaderOptions): ReadStory {
  const {source} = story
  if (source.format !== undefined) return structuredClone(story)
  const result = readArchiveText({name: source.name, text: source.text}, options)
  if (!result.ok) return structuredClone(story)
  const ofTheFile = story.doubts.filter(({code}) => OF_THE_FILE.has(code))
  const others = result.story.doubts.filter(({code}) => !OF_THE_FILE.has(code))
  return {...result.story, source, doubts: [...ofTheFile, ...others]}
}

/** What the text alone does not tell. */
const OF_THE_FILE = new Set(['encoding', 'notRead'])

function follow(retelling: Retelling, answer: Answer): void {
  const {words} = answer
  switch (answer.about) {
    case 'credit':
      return tellCredit(retelling, words, answer.is)
    case 'captionCredit':
      return tellCreditOf(retelling, words, answer.of)
    case 'caption':
      return answer.is ? tellCaption(retelling, words) : tellProse(retelling, words)
    case 'captionEnd':
      return tellCaptionEnd(retelling, words)
    case 'date':
      return tellDate(retelling, words, answer.edtf)
    case 'settled':
      return retelling.settle(
        (doubt) => doubt.code === answer.code && retelling.ink(doubt) === inkOf(words),
      )
    case 'gallery':
      return retelling.settle(
        ({code, from, to}) =>
          code === 'possibleGallery' &&
          inkOf(retelling.text.slice(from, to + 400)).includes(inkOf(words)),
      )
    case 'furniture':
  }
}

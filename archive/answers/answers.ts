import {isEdtf} from '../../newsroom/dates/partial-date.ts'
import {type RecordedAnswer} from '../../newsroom/import-record.ts'
import {type Keyed} from '../../newsroom/model.ts'
import {type Example} from '../reader-options.ts'
import {inkOf} from '../text/visible.ts'

/**
 * What a person said about one source. It is kept on the record of its import, and every later
 * reading of the source follows it. Answers speak of words, never of positions, so that they still
 * hold when the source has been corrected elsewhere.
 */
export type Answer =
  /** Of all captions that end with these words, they are (not) the credit. */
  | {about: 'credit'; words: string; is: boolean}
  /** The run whose first caption begins with these words is (not) a gallery. */
  | {about: 'gallery'; words: string; is: boolean}
  /** The line that reads exactly so is (not) page furniture. */
  | {about: 'furniture'; words: string; is: boolean}
  /** These words are the credit of the caption that begins so, wherever they stand. */
  | {about: 'captionCredit'; words: string; of: string}
  /** These words are a caption, and no more than they; the caption that reads so, credit included, is none. */
  | {about: 'caption'; words: string; is: boolean}
  /** The last caption of a gallery reads so from its first word to its last, credit included. */
  | {about: 'captionEnd'; words: string}
  /**
   * The date that is printed so means this, `2017-02-04` or as much of it as is known: of the captions
   * that hold the words the date when they were taken, else the date of the story.
   */
  | {about: 'date'; words: string; edtf: string}
  /** Somebody has looked at the flag of this code at these words: it stays as it is. */
  | {about: 'settled'; words: string; code: string}

/** Answers with the same key contradict or repeat one another: the later one counts. */
function answerKey(answer: Answer): string {
  const {about, words} = answer
  switch (about) {
    case 'captionCredit':
      return `${about}:${openingOf(answer.of)}`
    case 'captionEnd':
      return `${about}:${openingOf(words)}`
    case 'settled':
      return `${about}:${answer.code}:${inkOf(words)}`
    default:
      return `${about}:${inkOf(words)}`
  }
}

/** By so much a caption is known again, though it was given another end or another credit. */
export function openingOf(words: string): string {
  return inkOf(words).slice(0, 24)
}

export function withAnswer(answers: readonly Answer[], answer: Answer): Answer[] {
  const key = answerKey(answer)
  return [...answers.filter((one) => answerKey(one) !== key), answer]
}

export function recordAnswers(answers: readonly Answer[]): Keyed<RecordedAnswer>[] {
  return answers.map((answer, index) => ({_key: `a${index}`, _type: 'readerAnswer', ...answer}))
}

/** What the record holds; an answer that makes no sense is passed over. */
export function answersOf({answers = []}: {answers?: readonly RecordedAnswer[]}): Answer[] {
  return answers.flatMap(({about, words, is, edtf, code, of}): Answer[] => {
    if (words.trim() === '') return []
    switch (about) {
      case 'credit':
      case 'gallery':
      case 'furniture':
      case 'caption':
        return is === undefined ? [] : [{about, words, is}]
      case 'captionCredit':
        return of === undefined ? [] : [{about, words, of}]
      case 'captionEnd':
        return [{about, words}]
      case 'date':
        return edtf === undefined || !isEdtf(edtf) ? [] : [{about, words, edtf}]
      case 'settled':
        return code === undefined ? [] : [{about, words, code}]
      default:
        return []
    }
  })
}

/** The answers that the rules themselves can go by. */
export function examplesIn(answers: readonly Answer[]): Example[] {
  return answers.flatMap((answer): Example[] => {
    switch (answer.about) {
      case 'credit':
        return [{about: 'credit', words: answer.words, is: answer.is}]
      case 'gallery':
        return [{about: 'gallery', opening: answer.words, is: answer.is}]
      case 'furniture':
        return [{about: 'furniture', words: answer.words, is: answer.is}]
      default:
        return []
    }
  })
}

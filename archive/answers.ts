import {type RecordedAnswer} from '../newsroom/import-record.ts'
import {type Keyed} from '../newsroom/model.ts'
import {type Example} from './reader-options.ts'
import {inkOf} from './visible.ts'

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
  /** The paragraph that reads so is a caption; the caption that reads so, credit included, is none. */
  | {about: 'caption'; words: string; is: boolean}
  /** The last caption of a gallery reads so from its first word to its last, credit included. */
  | {about: 'captionEnd'; words: string}
  /** The date that is printed so means this day, `2017-02-04`. */
  | {about: 'date'; words: string; edtf: string}
  /** Somebody has looked at the flag of this code at these words: it stays as it is. */
  | {about: 'settled'; words: string; code: string}

/** Answers with the same key contradict or repeat one another: the later one counts. */
function answerKey(answer: Answer): string {
  const {about, words} = answer
  const subject = about === 'captionEnd' ? inkOf(words).slice(0, 24) : inkOf(words)
  return [about, about === 'settled' ? answer.code : '', subject].join(':')
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
  return answers.flatMap(({about, words, is, edtf, code}): Answer[] => {
    if (words.trim() === '') return []
    switch (about) {
      case 'credit':
      case 'gallery':
      case 'furniture':
      case 'caption':
        return is === undefined ? [] : [{about, words, is}]
      case 'captionEnd':
        return [{about, words}]
      case 'date':
        return edtf === undefined ? [] : [{about, words, edtf}]
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

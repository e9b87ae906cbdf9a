import {type Page, type Run} from '../galleries/run.ts'
import {type Line} from '../text/page.ts'
import {type Span, trimSpan} from '../text/visible.ts'

/**
 * Yahoo's pictures: the caption between two buttons, and once more behind the second:
 *
 *     View photos A boat. (AP Photo/Jane Roe) More A boat. (AP Photo/Jane Roe) The story …
 */
export function recogniseViewPhotos(page: Page): Run[] {
  if (!page.text.includes(OPENS)) return []
  return page.lines.flatMap((line) => readLine(page.text, line))
}

const OPENS = 'View photo'
const BUTTON = /View photos?(?=\s)/g
const MORE = /\sMore\s/g

/** Captions are shorter, and have the word less often. */
const LONGEST = 800
const MOST = 5

function readLine(text: string, line: Line): Run[] {
  const words = text.slice(line.from, line.to)
  if (!words.includes(OPENS)) return []
  return [...words.matchAll(BUTTON)].flatMap((match) => {
    const from = line.from + match.index
    const picture = pictureBehind(text, from + match[0].length, line.to)
    if (picture === undefined) return []
    const {caption, more, copy} = picture
    return [
      {
        rule: 'view-photos',
        certainty: 'found',
        members: [{body: [caption]}],
        asides: [
          {from, to: from + match[0].length, reason: 'page furniture'},
          {...more, reason: 'page furniture'},
          {...copy, reason: 'caption, printed again'},
        ],
        doubts: [],
      },
    ]
  })
}

interface Picture {
  caption: Span
  more: Span
  copy: Span
}

/** Up to the button behind which the same words stand again. */
function pictureBehind(text: string, from: number, to: number): Picture | undefined {
  const window = text.slice(from, Math.min(to, from + LONGEST))
  for (const match of [...window.matchAll(MORE)].slice(0, MOST)) {
    const caption = trimSpan(text, from, from + match.index)
    const start = from + match.index + match[0].length
    const printed = text.slice(caption.from, caption.to)
    if (printed === '' || !text.startsWith(printed, start) || start + printed.length > to) continue
    return {
      caption,
      more: trimSpan(text, from + match.index, start),
      copy: {from: start, to: start + printed.length},
    }
  }
  return undefined
}

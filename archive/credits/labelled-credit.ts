import {type Span, trimSpan} from '../text/visible.ts'
import {wordBefore} from '../text/words.ts'
import {type CreditReading, withoutStop, withSeparator} from './credit-reading.ts'
import {type Lexicon} from './lexicon.ts'
import {isNameList} from './name-list.ts'

/** The words before a credit, in the languages of the archive. */
const LABEL = new RegExp(
  // A no-break space is a blank too.
  (
    String.raw`(?<![\p{L}\p{N}])(?:(?:all |main |top |file |undated |handout )?` +
    String.raw`(?:(?:photos?|photographs?|photography|pictures?|pics?|images?|illustrations?|composite|video|stills?|graphics?|artwork|file|foto|fotos|bild|bilder|imagen|imágenes|imagem|imagens)` +
    String.raw`(?: ?credits?)?|credits?|crédit(?:s|os|o)?(?: photos?)?|fotografía|fotografia|photographe|fotograf|bildnachweis|bildquelle|quelle|fot\.|fotoğraf|φωτογραφία|φωτό?|צילום|kuva|kép|ảnh|photo d['’]archives|фото|снимок|صورة|صور|تصوير|المصدر)` +
    String.raw`\s?[:：]|fot\.(?=\s)|(?:all |staff |contributed |file )?(?:photos?|photographs?|photography|photographed|pictures?|pics?|images?|illustrations?|shot|taken) by(?!\p{L})` +
    String.raw`|(?:fotos?|bild|photo|imagen|imagem) (?:von|de|par|por)(?!\p{L})` +
    String.raw`|(?:photos? |images? |pictures? )?(?:courtesy of|courtesy|supplied by|provided by|submitted by)(?!\p{L}):?` +
    String.raw`|credit(?:\.{3}|…)|(?:image )?copyright:?(?!\p{L}))|©|\(c\)|(?:图|圖|摄影|攝影|写真|図|사진)\s?[/／:：=＝]`
  ).replaceAll(' ', '\\s'),
  'giu',
)

/** "Photo: EPA", "Courtesy of the family": the label says that a credit follows. */
export function readLabelled(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
): CreditReading | undefined {
  const tail = text.slice(from, to)
  if (!mayBeLabelled(tail)) return undefined
  LABEL.lastIndex = 0
  // Not `matchAll`, which makes a copy of this long pattern every time.
  for (let match = LABEL.exec(tail); match !== null; match = LABEL.exec(tail)) {
    const printed = match[0]
    const start = from + match.index
    const words = withoutStop(text, trimSpan(text, start + printed.length, to), lexicon)
    const credit = text.slice(words.from, words.to)
    // "Crown Copyright/PA": the word belongs to a house.
    const isPart = credit.startsWith('/') && !printed.endsWith('/')
    if (isPart || !mayStandAsLabel(text, start, printed) || !isCredit(credit, lexicon)) continue
    const marks: Span[] = words.to < to ? [{from: words.to, to}] : []
    const shared = /^all\b/i.test(printed)
    const whole = SEVERAL_BY.test(printed) && areHouses(credit, lexicon)
    return withSeparator(text, from, {
      words: whole ? {from: start, to: words.to} : words,
      ...(whole ? {} : {label: {from: start, to: start + printed.length}}),
      marks,
      rule: 'labelled-credit',
      weak: false,
      shared,
    })
  }
  return undefined
}

/**
 * "Pictures by Reuters/EPA": a picture put together of several. Without these words the houses would
 * read as one that hands on what the other took, so that the label is part of the credit.
 */
export const SEVERAL_BY = /^(?:photos|photographs|pictures|pics|images|illustrations) by\b/i

function areHouses(credit: string, lexicon: Lexicon): boolean {
  const parts = credit.split('/')
  return parts.length > 1 && parts.every((part) => lexicon.sourceNamed(part.trim()) !== undefined)
}

/** Every label ends with one of these signs or has one of these words. */
function mayBeLabelled(tail: string): boolean {
  return SIGNS.test(tail) || WORDS.test(tail)
}

const SIGNS = /[:：©／/＝=]/
const WORDS = /\b(?:by|von|de|par|por|fot\.)|courtesy|copyright|credit(?:\.{3}|…)|\(c\)/i

/** "taken by", "courtesy of" and such are also plain words: then a capital must mark the label. */
function mayStandAsLabel(text: string, start: number, printed: string): boolean {
  // "the case file: Jane Roe", "In pictures: the Carnival"
  if (printed.startsWith('file') || isHead(text, start, printed)) return false
  if (/[:：©／/=＝]$|^\(c\)/i.test(printed)) {
    return !/\b(?:best|big|motion|moving|full|bigger|self)\s*$/i.test(
      text.slice(Math.max(0, start - 10), start),
    )
  }
  if (/^\p{Lu}/u.test(printed)) return true
  const before = wordBefore(text, start)?.text
  return before === undefined || /[.!?|("]$/.test(before)
}

function isHead(text: string, start: number, printed: string): boolean {
  const isMany = /^(?:pictures|photos|photographs|pics|images|bildern|fotos|imágenes)\s?[:：]$/i
  return (
    isMany.test(printed) &&
    /(?:^|\s)(?:in|en|em)\s$/i.test(text.slice(Math.max(0, start - 4), start))
  )
}

function isCredit(words: string, lexicon: Lexicon): boolean {
  if (words === '' || words.length > 90) return false
  if (lexicon.sourceNamed(words)) return true
  return isNameList(words)
}

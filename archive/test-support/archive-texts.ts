import fc from 'fast-check'

/**
 * A grammar of archive texts, and what transport does to them: heads, paragraphs, runs in every
 * convention, credits and junk; then cuts, doubled pieces, strange blanks and single characters.
 */
const words = fc.constantFrom(
  'A woman waits',
  'in Mosul, Iraq',
  'the bridge',
  'Jane Roe',
  'November 2016',
  'near Sowerby Bridge',
  'said the mayor.',
  '9/11',
  '24/7',
  '2/3 of them',
  '“We left,”',
  'عين عيسى',
  '武汉连日暴雨',
  'Москве',
  '😀',
  'e\u0301',
  '\u200F',
  '© ',
  '(AP)',
  '—',
  '|',
  '@someone',
)
const sentence = fc.array(words, {minLength: 1, maxLength: 6}).map((list) => list.join(' '))
const credit = fc.constantFrom(
  'AP',
  'Getty Images',
  'Jane Roe/PA',
  'REUTERS/Jane Roe',
  '(AP Photo/Jane Roe, File)',
  '(Photo by Jane Roe, Example Register)',
  'Photo: EPA',
  '| Getty',
  '[Jane Roe/Reuters]',
  'Scott Olson—Getty Images',
  'Courtesy of the family',
  '（新华社）',
  'رويترز',
  'Conflict Example Research',
  'CER',
  'ge',
  '',
)
const gap = fc.constantFrom('\n\n', '\n', ' ', '\r\n\r\n', '\r', '\t', '\u2028', '\n \n', '\u00A0')
const caption = fc.tuple(sentence, credit).map(([text, by]) => (by ? `${text} ${by}` : text))

const run = fc
  .tuple(
    fc.integer({min: 1, max: 6}),
    fc.array(caption, {minLength: 1, maxLength: 6}),
    gap,
    fc.constantFrom(
      'n/N',
      '(n/N)',
      'n / N',
      'n/N:',
      'trailing',
      'hide',
      'image',
      '１／３',
      'npr',
      'bbc',
      'labelled',
      'msn',
      'Photo n:',
    ),
  )
  .map(([total, captions, between, form]) =>
    captions.map((text, index) => marked(text, index + 1, total, form)).join(between),
  )

function marked(text: string, n: number, total: number, form: string): string {
  switch (form) {
    case 'trailing':
      return `${text}\nClose\n${n} / ${total}`
    case 'hide':
      return `Photos: The week ${text} Hide Caption ${n} of ${total}`
    case 'image':
      return `Image ${n} of ${total} ${text}`
    case '１／３':
      return `${String.fromCharCode(0xff10 + n)}／${String.fromCharCode(0xff10 + total)}　${text}`
    case 'npr':
      return `Enlarge this image toggle caption ${text} ${text}`
    case 'labelled':
      return `Caption: ${text} Credit: ${text}`
    case 'msn':
      return `${n}/${total} SLIDES © ${text}\n${text}`
    case 'bbc':
      return `Image copyright ${text} Image caption ${text}`
    default:
      return `${form.replace('n', String(n)).replace('N', String(total))} ${text}`
  }
}

const piece = fc.oneof(
  {weight: 4, arbitrary: sentence},
  {weight: 4, arbitrary: run},
  {weight: 2, arbitrary: caption},
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' date 2017-02-04 ',
      'Date: 4 February 2017',
      'Published: 04/02/2017',
      'Saturday, February 4, 2017 10:15 AM EST',
      '34 show all UK news in pictures',
      'left Created with Sketch. right Created with Sketch.',
      'Click to enlarge',
      'Facebook Twitter Pinterest',
      'Hide caption A road Previous Next Jane Roe/AP',
      'All pictures: Jane Roe',
      'Image: Jane Roe/Getty Images',
      'Slideshow (24 Images)',
      'A—B C—D Jane—AP Joe—AFP Ana—EPA 1 of 5',
    ),
  },
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 12})},
)

const page = fc
  .array(fc.tuple(piece, gap), {minLength: 1, maxLength: 12})
  .map((pieces) => pieces.flat().join(''))

/** A page that lost a piece, has one twice, or was hit by one stray character. */
const damaged = fc
  .tuple(
    page,
    fc.nat(),
    fc.nat(),
    fc.constantFrom('cut', 'double', 'stray'),
    fc.string({maxLength: 2}),
  )
  .map(([text, a, b, how, stray]) => {
    const from = Math.min(a % (text.length + 1), b % (text.length + 1))
    const to = Math.max(a % (text.length + 1), b % (text.length + 1))
    if (how === 'cut') return text.slice(0, from) + text.slice(to)
    if (how === 'double') return text.slice(0, to) + text.slice(from)
    return text.slice(0, from) + stray + text.slice(from)
  })
  .map((text) => text.toWellFormed())

export const anyArchiveText = fc.oneof(
  {weight: 3, arbitrary: page},
  {weight: 3, arbitrary: damaged},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 200})},
)

/**
 * Stories as archives have them, each with another gallery layout; always the same ones. Files of 2
 * to 8 KB; half of them are plain ASCII, half have curly quotes and dashes, as papers set theirs.
 */
export function archiveOfStories(count: number): {name: string; bytes: Uint8Array}[] {
  const encoder = new TextEncoder()
  return Array.from({length: count}, (_, index) => ({
    name: `${index}.txt`,
    bytes: encoder.encode(index % 4 < 2 ? plain(storyText(index)) : storyText(index)),
  }))
}

const PROSE = [
  'The council met for a third night to decide what is to become of the old swing bridge, which has not opened since the winter of 2009.',
  '“We left nothing out,” said the mayor, Ines Duarte, whose office asked for 9/11 archives and for two thirds of the plans.',
  'Engineers from Porto and Rotterdam looked at the piers on Friday, June 17, and found cracks in 4 of them.',
  'Nobody had told the people on the quay – most of whom learnt it from the radio.',
  'A spokesman for the harbour would not say how much the repairs are to cost: that, he added, is for the courts.',
  'The ferries have carried 1,200 passengers a day since then, twice as many as they were built for.',
  'Her predecessor called the plan “a bridge too far” and left the room before the vote.',
  'In the end 11 of the 24 members were for it, 9 against it, and the others stayed away.',
  'It is the second time in ten years that the town has had to do without a way across.',
  'What happens to the keeper’s house, listed in 1987, is open; the Harbour Example Trust wants to buy it.',
  'Traffic will be led over the motorway bridge until the works end, which may be in November 2019.',
]

const CAPTIONS = [
  'A crane lifts the old bearing at Vila Nova, November 2016',
  'Families watch from the quay in Porto, Portugal',
  'The bridge keeper, Rui Matos, oils the gears by hand',
  'Ferries wait below the closed span on 4 February 2017',
  'An engineer counts cracks near the second pier',
  'Children cross for the last time before the works begin',
]

const CREDITS = ['Jane Roe/PA', 'AFP/Getty Images', 'Harbour Example Trust', 'Reuters', 'AP']

function storyText(index: number): string {
  const paragraphs = Array.from({length: 5 + (index % 11)}, (_, place) => paragraph(index + place))
  const total = 2 + (index % 9)
  const captions = Array.from({length: total}, (_, place) => {
    const text = CAPTIONS[(index + place) % CAPTIONS.length] ?? ''
    const credit = CREDITS[(index * 3 + place) % CREDITS.length] ?? ''
    return layout(index, text, credit, place + 1, total)
  })
  const day = String(1 + (index % 28)).padStart(2, '0')
  const gap = index % 5 < 3 ? '\n\n' : ' '
  return ` date 2017-02-${day} ${[paragraphs[0], ...captions, ...paragraphs.slice(1)].join(gap)}\n`
}

/** Three or four sentences. */
function paragraph(number: number): string {
  const sentences = Array.from({length: 3 + (number % 2)}, (_, place) => {
    return PROSE[(number * 7 + place * 3) % PROSE.length] ?? ''
  })
  return sentences.join(' ')
}

function plain(text: string): string {
  return text
    .replace(/[“”]/g, '"')
    .replace(/’/g, "'")
    .replace(/–/g, '-')
}

function layout(index: number, text: string, credit: string, n: number, total: number): string {
  if (index % 3 === 0) return `${n}/${total} ${text} ${credit}`
  if (index % 3 === 1) return `Image ${n} of ${total} ${text} (${credit})`
  return `${n}/${total} ${text} Photograph: ${credit}`
}

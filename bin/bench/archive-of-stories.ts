/** Stories as archives have them, each with another gallery layout; always the same ones. */
export function archiveOfStories(count: number): {name: string; bytes: Uint8Array}[] {
  const encoder = new TextEncoder()
  return Array.from({length: count}, (_, index) => ({
    name: `${index}.txt`,
    bytes: encoder.encode(storyText(index)),
  }))
}

const PROSE =
  'The council met for a third night to decide what is to become of the old swing bridge, which has ' +
  'not opened since the winter of 2009. “We left nothing out,” said the mayor, Ines Duarte, ' +
  'whose office asked for 9/11 archives and for two thirds of the plans. Engineers from Porto and ' +
  'Rotterdam looked at the piers on Friday, June 17, and found cracks in 4 of them.'

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
  const paragraphs = Array.from({length: 4 + (index % 5)}, () => PROSE)
  const total = 2 + (index % 5)
  const captions = Array.from({length: total}, (_, place) => {
    const text = CAPTIONS[(index + place) % CAPTIONS.length] ?? ''
    const credit = CREDITS[(index * 3 + place) % CREDITS.length] ?? ''
    return layout(index, text, credit, place + 1, total)
  })
  const day = String(1 + (index % 28)).padStart(2, '0')
  const gap = index % 2 === 0 ? '\n\n' : ' '
  return ` date 2017-02-${day} ${[paragraphs[0], ...captions, ...paragraphs.slice(1)].join(gap)}\n`
}

function layout(index: number, text: string, credit: string, n: number, total: number): string {
  if (index % 3 === 0) return `${n}/${total} ${text} ${credit}`
  if (index % 3 === 1) return `Image ${n} of ${total} ${text} (${credit})`
  return `${n}/${total} ${text} Photograph: ${credit}`
}

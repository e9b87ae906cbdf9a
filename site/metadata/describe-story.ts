import {type Story} from '../content/story.ts'

/** Search engines show about this much. */
const LONGEST = 200

/** One or two sentences for those who list the page: the standfirst, else the first paragraph. */
export function describeStory({standfirst, body}: Story): string | undefined {
  const text = standfirst ?? firstParagraph(body)
  if (text === undefined || text.length <= LONGEST) return text
  const lastBlank = text.lastIndexOf(' ', LONGEST)
  return `${text.slice(0, lastBlank > 0 ? lastBlank : LONGEST).toWellFormed()} …`
}

function firstParagraph(body: Story['body']): string | undefined {
  const block = body.find(({_type}) => _type === 'block')
  if (block?._type !== 'block') return undefined
  return block.children.map(({text}) => text).join('')
}

import {useMemo} from 'react'
import {type SanityClient} from 'sanity'
import {exampleDocument, type ReaderOptions, type RecordedSource} from '../../archive/index.ts'
import {type ArchiveReader} from './archive-reader.ts'
import {type KeepRule} from './said-list.tsx'

/** So many sources of the archive are read at a time. */
const PAGE = 50

/** Spans are many; only a source whose format marked its fields is read again by them. */
const SOURCES = `*[_type == "importRecord" && !defined(replacedBy) && _id > $after] | order(_id) [0...${PAGE}]{
  _id, source, rawText,
  defined(answers) => {answers},
  defined(format) => {format, segments, discarded}
}`

/** Counts over the sources that Content Lake holds; keeps the rule as a document of its own. */
export function useKeepRule(
  client: SanityClient,
  reader: ArchiveReader,
  rules: Required<ReaderOptions> | undefined,
): KeepRule | undefined {
  return useMemo(
    () =>
      rules && {
        isKept: (example) => {
          const {_id, is} = exampleDocument(example)
          return rules.examples.some((one) => exampleDocument(one)._id === _id && one.is === is)
        },
        count: async (example, onProgress) => {
          const total = await client.fetch<number>(
            'count(*[_type == "importRecord" && !defined(replacedBy)])',
          )
          const others = rules.examples.filter(
            (one) => exampleDocument(one)._id !== exampleDocument(example)._id,
          )
          const after = {...rules, examples: [example, ...others]}
          const names: string[] = []
          let read = 0
          for (let last = ''; ;) {
            onProgress(read, total)
            const page = await client.fetch<(RecordedSource & {_id: string})[]>(SOURCES, {
              after: last,
            })
            names.push(...(await reader.differences(page, rules, after)).names)
            read += page.length
            last = page.at(-1)?._id ?? last
            if (page.length < PAGE) return {names, total}
          }
        },
        keep: async (example) => {
          await client.createOrReplace(exampleDocument(example))
        },
      },
    [client, reader, rules],
  )
}

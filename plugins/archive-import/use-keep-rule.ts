import {useMemo} from 'react'
import {type SanityClient} from 'sanity'
import {exampleDocument, type ReaderOptions} from '../../archive/index.ts'
import {type ArchiveReader} from './archive-reader.ts'
import {type KeepRule} from './said-list.tsx'

/** So many texts of the archive are read at a time. */
const PAGE = 50

const TEXTS = `*[_type == "importRecord" && !defined(replacedBy) && _id > $after] | order(_id) [0...${PAGE}]{_id, source, rawText}`

/** Counts over the texts that Content Lake holds; keeps the rule as a document of its own. */
export function useKeepRule(
  client: SanityClient,
  reader: ArchiveReader,
  rules: Required<ReaderOptions>,
): KeepRule {
  return useMemo(
    () => ({
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
          const page = await client.fetch<{_id: string; source: string; rawText: string}[]>(TEXTS, {
            after: last,
          })
          const sources = page.map(({source, rawText}) => ({name: source, text: rawText}))
          names.push(...(await reader.differences(sources, rules, after)).names)
          read += page.length
          last = page.at(-1)?._id ?? last
          if (page.length < PAGE) return {names, total}
        }
      },
      keep: async (example) => {
        await client.createOrReplace(exampleDocument(example))
      },
    }),
    [client, reader, rules],
  )
}

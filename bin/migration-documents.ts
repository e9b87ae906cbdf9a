import {type SanityClient, type SanityDocument} from '@sanity/client'
import {type Migration, type MigrationContext} from '@sanity/migrate'
import {evaluate, parse} from 'groq-js'

const PAGE = 500

type Selection = Pick<Migration, 'documentTypes' | 'filter'>

/**
 * The documents that a migration is for, drafts among them, in order of id: those of its types that
 * pass its filter. Each is looked at alone, as Sanity's own runner does: the filter follows no
 * reference, and finds the same documents here and on a hosted project.
 */
export async function* selectDocuments(
  selection: Selection,
  client: SanityClient,
): AsyncGenerator<SanityDocument> {
  const {documentTypes} = selection
  const mayPass = passesFilter(selection)
  const wanted = documentTypes ? '_type in $documentTypes && _id > $last' : '_id > $last'
  let last = ''
  for (;;) {
    const page = await client.fetch<SanityDocument[]>(`*[${wanted}] | order(_id) [0...${PAGE}]`, {
      documentTypes: documentTypes ?? [],
      last,
    })
    for (const document of page) if (await mayPass(document)) yield document
    if (page.length < PAGE) return
    last = page.at(-1)?._id ?? last
  }
}

/** Documents by id, of those that the migration is for. */
export function filteredClient(
  selection: Selection,
  client: SanityClient,
): MigrationContext['filtered'] {
  const {documentTypes} = selection
  const mayPass = passesFilter(selection)
  const getDocuments = async (ids: string[]): Promise<SanityDocument[]> => {
    const found = await documentsById(client, ids)
    const passed: SanityDocument[] = []
    for (const id of ids) {
      const document = found.get(id)
      const isOfType = document && (documentTypes?.includes(document._type) ?? true)
      if (isOfType && (await mayPass(document))) passed.push(document)
    }
    return passed
  }
  return {
    getDocuments: async <T extends SanityDocument>(ids: string[]) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the migration names the type
      return (await getDocuments(ids)) as T[]
    },
    getDocument: async <T extends SanityDocument>(id: string) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the migration names the type
      return (await getDocuments([id]))[0] as T | undefined
    },
  }
}

/** Their ids go into an address, which a server takes up to some 16 kilobytes of. */
const MOST_IDS = 100

export async function documentsById(
  client: SanityClient,
  ids: readonly string[],
): Promise<Map<string, SanityDocument>> {
  const found = new Map<string, SanityDocument>()
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    for (const document of await client.getDocuments(ids.slice(from, from + MOST_IDS))) {
      if (document !== null) found.set(document._id, document)
    }
  }
  return found
}

function passesFilter({filter}: Selection): (document: SanityDocument) => Promise<boolean> {
  if (filter === undefined || filter === '') return async () => true
  const tree = parse(`*[${filter}]`)
  return async (document) => {
    const value = await evaluate(tree, {dataset: [document]})
    const passed: unknown = await value.get()
    return Array.isArray(passed) && passed.length === 1
  }
}

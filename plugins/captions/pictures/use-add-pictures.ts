import {useCallback, useState} from 'react'
import {useClient} from 'sanity'
import {type Caption} from '../../../newsroom/model.ts'
import {type Bench, type BenchRow} from '../bench.ts'
import {type Change, stage, type Staged} from '../staged/edits.ts'
import {type BenchWork} from '../use-bench.ts'
import {type StoredPicture} from '../use-pictures.ts'
import {type Match, matchFiles} from './match-files.ts'
import {readMetadata, type Suggested} from './read-metadata.ts'

/** A file before it is uploaded, and where it is to go: to a caption, to a new one, or nowhere. */
export interface Entry {
  file: File
  /** Shows the file without uploading it. */
  preview: string
  why: Match['why']
  target: string
  suggested: Suggested
}

export const NEW = 'new'
export const NOWHERE = 'nowhere'

export interface AddPictures {
  /** Files that wait for somebody to say yes; none while nothing is being added. */
  entries: readonly Entry[] | undefined
  /** How many are uploaded, while they are. */
  uploaded: number | undefined
  failures: readonly string[]
  /** May there be new captions here? */
  mayAdd: boolean
  begin: (files: readonly File[]) => Promise<void>
  setTarget: (entry: Entry, target: string) => void
  upload: () => Promise<void>
  cancel: () => void
}

/**
 * Adds many pictures at once: each is matched with its caption, everything is shown, and nothing is
 * uploaded before somebody has agreed. Uploaded pictures wait on the bench to be saved with the rest.
 */
export function useAddPictures(
  work: BenchWork,
  pictures: ReadonlyMap<string, StoredPicture>,
): AddPictures {
  const client = useClient({apiVersion: '2025-02-19'})
  const {bench, locks, change} = work
  const [entries, setEntries] = useState<readonly Entry[]>()
  const [uploaded, setUploaded] = useState<number>()
  const [failures, setFailures] = useState<readonly string[]>([])
  const mayAdd = bench.gallery !== undefined && !locks.has(bench.gallery.id)

  const begin = async (files: readonly File[]) => {
    const images = files.filter(({type}) => type.startsWith('image/'))
    const free = bench.captions.filter(({id}) => !locks.has(id))
    const matches = matchFiles(
      images.map(({name}) => name),
      free.map(({id, n, document}) => ({
        id,
        n,
        printedMarker: document.printedMarker,
        fileName: pictures.get(document.image?.asset?._ref ?? '')?.originalFilename,
      })),
    )
    const suggested = await Promise.all(images.map(readMetadata))
    setFailures(files.filter((file) => !images.includes(file)).map(({name}) => name))
    setEntries(
      images.map((file, index) => ({
        file,
        preview: URL.createObjectURL(file),
        why: matches[index]?.why ?? 'nothing',
        target: matches[index]?.id ?? (mayAdd ? NEW : NOWHERE),
        suggested: suggested[index] ?? {},
      })),
    )
  }

  const close = () => {
    for (const {preview} of entries ?? []) URL.revokeObjectURL(preview)
    setEntries(undefined)
    setUploaded(undefined)
  }

  const upload = async () => {
    const wanted = (entries ?? []).filter(({target}) => target !== NOWHERE)
    setUploaded(0)
    const placed: Placed[] = []
    const failed: Entry[] = []
    for (const entry of wanted) {
      try {
        const asset = await client.assets.upload('image', entry.file, {filename: entry.file.name})
        placed.push({entry, asset: asset._id})
        setUploaded(placed.length)
      } catch {
        failed.push(entry)
      }
    }
    if (placed.length > 0) change((staged) => place(staged, placed, bench))
    if (failed.length === 0) return close()
    // What did not arrive stays in the dialog, to be tried again.
    setEntries(failed)
    setUploaded(undefined)
    return setFailures(failed.map(({file}) => file.name))
  }

  return {
    entries,
    uploaded,
    failures,
    mayAdd,
    begin,
    setTarget: useCallback((entry, target) => {
      setEntries((all) => all?.map((one) => (one === entry ? {...one, target} : one)))
    }, []),
    upload,
    cancel: close,
  }
}

interface Placed {
  entry: Entry
  asset: string
}

function place(staged: Staged, placed: readonly Placed[], {rows}: Bench): Staged {
  const added: Caption[] = []
  const changes: Change[] = []
  const suggested = {...staged.suggested}
  for (const {entry, asset} of placed) {
    const id = entry.target === NEW ? `caption-${crypto.randomUUID()}` : entry.target
    if (entry.target === NEW) {
      added.push({
        _id: id,
        _type: 'caption',
        workflow: {_type: 'workflow', stage: 'intake', priority: 0},
      })
    }
    changes.push({
      id,
      field: 'image',
      value: {_type: 'image', asset: {_type: 'reference', _ref: asset}},
    })
    if (Object.keys(entry.suggested).length > 0) suggested[id] = entry.suggested
  }
  const documents = new Map<string, BenchRow['live']>(rows.map(({id, live}) => [id, live]))
  for (const caption of added) documents.set(caption._id, caption)
  return stage({...staged, added: [...staged.added, ...added], suggested}, changes, (id) =>
    documents.get(id),
  )
}

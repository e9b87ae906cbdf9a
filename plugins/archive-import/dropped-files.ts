import {type NamedSource} from './named-source.ts'

/**
 * Chosen files, named as `newsroom import` names them, so that both find the same documents: by
 * their path inside the folder that was chosen, else by their own name. Hidden files are the file
 * system's or an editor's; nobody means them by choosing a folder.
 */
export function chosenFiles(files: Iterable<File>): NamedSource[] {
  return [...files]
    .map((file) => {
      const within = file.webkitRelativePath.split('/').slice(1).join('/')
      return {name: within === '' ? file.name : within, content: file}
    })
    .filter(({name}) => !isHidden(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * What was dropped: files, and folders with all that is in them, in order of name. Nothing is fetched
 * yet; what cannot be read is told when it is its turn, by its name, and the others go on.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedSource[]> {
  // The list of items is emptied as soon as the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found: NamedSource[] = []
  for (const entry of entries) {
    for await (const {path, content} of filesBelow(entry)) {
      const within = entry.isDirectory ? path.split('/').slice(1).join('/') : path
      const name = within === '' ? path : within
      if (!isHidden(name)) found.push({name, content})
    }
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

interface Dropped {
  path: string
  content: () => Promise<Blob>
}

async function* filesBelow(entry: FileSystemEntry): AsyncGenerator<Dropped> {
  const path = entry.fullPath.replace(/^\//, '')
  if (isFile(entry)) {
    yield {path, content: () => new Promise<File>((resolve, reject) => entry.file(resolve, reject))}
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  // A folder is told in parts, until a part is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[] | DOMException>((resolve) =>
      reader.readEntries(resolve, resolve),
    )
    if (!Array.isArray(part)) yield {path, content: () => Promise.reject(part)}
    if (!Array.isArray(part) || part.length === 0) return
    for (const one of part) yield* filesBelow(one)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isHidden(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.'))
}

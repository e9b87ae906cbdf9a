import {type NamedSource} from './import-desk.ts'

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

/** What was dropped: files, and folders with all that is in them, in order of name. */
export async function droppedFiles(transfer: DataTransfer): Promise<NamedSource[]> {
  // The list of items is emptied as soon as the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found: NamedSource[] = []
  for (const entry of entries) {
    const isFolder = entry.isDirectory
    for await (const [path, file] of filesBelow(entry)) {
      const name = isFolder ? path.split('/').slice(1).join('/') : path
      if (!isHidden(name)) found.push({name, content: file})
    }
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function* filesBelow(entry: FileSystemEntry): AsyncGenerator<[string, File]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    yield [entry.fullPath.replace(/^\//, ''), file]
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  // A folder is told in parts, until a part is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (part.length === 0) return
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

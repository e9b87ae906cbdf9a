import {type Problem, sizeProblem, type Source} from '../../archive/index.ts'

/** A text that somebody pasted, or a file that is fetched when it is its turn. */
export interface NamedSource {
  name: string
  content: string | Blob | (() => Promise<Blob>)
}

export type Content = {ok: true; source: Source} | {ok: false; problem: Problem}

/**
 * What is in it now. A file that is too large is not even fetched; one that the browser cannot read
 * any more, since it was moved, changed or locked after it was chosen, is a problem of its own.
 */
export async function contentOf({name, content}: NamedSource): Promise<Content> {
  if (typeof content === 'string') return {ok: true, source: {name, text: content}}
  try {
    const blob = content instanceof Blob ? content : await content()
    const problem = sizeProblem(blob.size, 'bytes')
    if (problem) return {ok: false, problem}
    return {ok: true, source: {name, bytes: new Uint8Array(await blob.arrayBuffer())}}
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : ''
    return {
      ok: false,
      problem: {
        code: 'unreadable',
        message: `The browser could not read the file${why}`,
        remedy: 'Look whether it was moved, changed or locked, and choose it again',
      },
    }
  }
}

import {Path} from 'groq-js'

/**
 * `path("drafts.**")`, as Content Lake means it: `*` is one part of an id, `**` any number of them,
 * and a dot is a dot. groq-js takes a dot for any character, by which `draftsman-1` would be a draft
 * and `drafts-2024` one that contributors may write.
 */
export class StrictPath extends Path {
  readonly #expression: RegExp

  constructor(pattern: string) {
    super(pattern)
    this.#expression = new RegExp(`^${pattern.split('.').map(partOf).join('\\.')}$`, 's')
  }

  override matches(text: string): boolean {
    return this.#expression.test(text)
  }
}

function partOf(part: string): string {
  if (part === '*') return '[^.]+'
  return part === '**' ? '.*' : part.replace(/[*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

import {type PictureLibrary} from './html-writer.ts'
import {textOfHtml} from './html.ts'
import {inkOf} from '../text/visible.ts'
import {type XmlNode, textAt} from './xml.ts'

interface Medium {
  id: string
  caption: string
  description: string
  parent: string
  order: number
}

/** The pictures of a WordPress export, by their ids. */
export class MediaLibrary {
  readonly #media: ReadonlyMap<string, Medium>
  readonly #byPost: ReadonlyMap<string, Medium[]>
  readonly #told = new Set<string>()

  constructor(items: readonly XmlNode[]) {
    this.#media = new Map(items.map(mediumOf).map((medium) => [medium.id, medium]))
    const inOrder = [...this.#media.values()].sort((a, b) => a.order - b.order)
    this.#byPost = Map.groupBy(inOrder, ({parent}) => parent)
  }

  /** What the library holds for one post. */
  shelfOf(post: string): Shelf {
    return new Shelf(this.#media, this.#byPost.get(post) ?? [], this.#told)
  }

  /** Pictures with words that no post has shown or holds. */
  untold(): string[] {
    const worded = [...this.#media.values()].filter(({caption, description}) =>
      /\S/.test(caption + description),
    )
    return worded.map(({id}) => id).filter((id) => !this.#told.has(id))
  }
}

/** Counts the words that it gives: they stand in the export, but not in the post. */
class Shelf implements PictureLibrary {
  readonly given: string[] = []
  readonly #media: ReadonlyMap<string, Medium>
  readonly #own: readonly Medium[]
  readonly #told: Set<string>
  readonly #shown = new Set<Medium>()
  readonly #asked = new Set<Medium>()

  constructor(media: ReadonlyMap<string, Medium>, own: readonly Medium[], told: Set<string>) {
    this.#media = media
    this.#own = own
    this.#told = told
  }

  mention(id: string): void {
    const medium = this.#media.get(id)
    if (medium) this.#asked.add(medium)
  }

  caption(id: string): string | undefined {
    const medium = this.#media.get(id)
    if (medium === undefined) return undefined
    this.#shown.add(medium)
    return this.#give(medium, medium.caption || medium.description)
  }

  all(): string[] {
    return this.#own.map(({id}) => id)
  }

  /** Words of its pictures that are neither in the post nor among those given. */
  rest(post: readonly string[]): {text: string; reason: string}[] {
    const ink = inkOf(post.join(''))
    return [...new Set([...this.#own, ...this.#asked, ...this.#shown])].flatMap((medium) => {
      const {caption, description} = medium
      this.#told.add(medium.id)
      const texts = [
        {text: caption, reason: 'caption in the library of pictures'},
        {text: description, reason: 'description in the library of pictures'},
      ]
      return texts
        .filter(({text}) => !ink.includes(inkOf(text)) && !this.given.includes(text))
        .map(({text, reason}) => ({text: this.#give(medium, text), reason}))
    })
  }

  #give(medium: Medium, text: string): string {
    this.#told.add(medium.id)
    this.given.push(text)
    return text
  }
}

function mediumOf(item: XmlNode): Medium {
  return {
    id: textAt(item, 'wp:post_id') ?? '',
    caption: textOfHtml(textAt(item, 'excerpt:encoded') ?? ''),
    description: textOfHtml(textAt(item, 'content:encoded') ?? ''),
    parent: textAt(item, 'wp:post_parent') ?? '',
    order: Number(textAt(item, 'wp:menu_order') ?? 0),
  }
}

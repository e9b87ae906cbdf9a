import {type Doubt, type ReadCaption, type ReadGallery} from '../story.ts'

/** What a doubt is about: positions change when captions come and go. */
export interface Subject {
  gallery: ReadGallery | undefined
  caption: ReadCaption | undefined
}

/** The doubts of a story while it is changed, each with the gallery or caption that it is about. */
export class ToldDoubts {
  readonly #doubts: Doubt[]
  readonly #subjects: Subject[]

  /** @param doubts are changed in place */
  constructor(doubts: Doubt[], galleries: readonly ReadGallery[]) {
    this.#doubts = doubts
    this.#subjects = doubts.map(({about}) => {
      const gallery = about?.gallery === undefined ? undefined : galleries[about.gallery]
      const caption = about?.caption === undefined ? undefined : gallery?.captions[about.caption]
      return {gallery, caption}
    })
  }

  /** Takes out the doubts that an answer has settled. */
  settle(isMeant: (doubt: Doubt, subject: Subject) => boolean): void {
    for (let index = this.#doubts.length - 1; index >= 0; index--) {
      const [doubt, subject] = [this.#doubts[index], this.#subjects[index]]
      if (doubt === undefined || subject === undefined || !isMeant(doubt, subject)) continue
      this.#doubts.splice(index, 1)
      this.#subjects.splice(index, 1)
    }
  }

  /** Tells the positions anew. */
  place(galleries: readonly ReadGallery[]): void {
    for (const [index, doubt] of this.#doubts.entries()) {
      const {gallery, caption} = this.#subjects[index] ?? {}
      if (gallery === undefined) continue
      const owner = galleries.findIndex((one) =>
        caption ? one.captions.includes(caption) : one === gallery,
      )
      const {gallery: _, caption: __, ...about} = doubt.about ?? {}
      const position =
        caption === undefined ? -1 : (galleries[owner]?.captions.indexOf(caption) ?? -1)
      doubt.about =
        owner < 0 ? about : {...about, gallery: owner, ...(position < 0 ? {} : {caption: position})}
    }
  }
}

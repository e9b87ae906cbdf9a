import {createContext, useContext} from 'react'
import {type Publication} from '../publication.ts'
import {type ImageAddresses} from './image-addresses.ts'

/** What every part of a page may need besides what it shows. */
export interface View {
  publication: Publication
  /** `https://example.org`, without a path. */
  origin: string
  images: ImageAddresses
  assets: PageAssets
  /** Where a path of the site leads from here: previews stay in their own part of it. */
  link: (path: string) => string
  /** Marks an element as showing a field of a document. Says nothing outside previews. */
  edit: (document: Subject, field: string) => EditAttribute
  isPreview: boolean
  /** The perspective of a preview. */
  perspective?: string
}

/** What a page brings along besides its own text. */
export interface PageAssets {
  /** Stands in the page itself: nothing is fetched before it can be read. */
  style: string
  /** Addresses of the scripts of a page; of the scripts and styles of a preview. */
  reader: string[]
  preview: string[]
}

export interface Subject {
  id: string
  type: 'article' | 'gallery' | 'caption' | 'correction' | 'section' | 'person'
}

export interface EditAttribute {
  'data-sanity'?: string
}

export const ViewContext = createContext<View | undefined>(undefined)

export function useView(): View {
  const view = useContext(ViewContext)
  if (view === undefined) throw new Error('A part of a page is rendered outside a page')
  return view
}

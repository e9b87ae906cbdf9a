import {ImagesIcon} from '@sanity/icons/Images'
import {definePlugin} from 'sanity'
import {type DefaultDocumentNodeResolver} from 'sanity/structure'
import {schemaTypes} from '../../schemas/index.ts'
import {archiveImport} from '../archive-import/index.ts'
import {board} from '../board/index.ts'
import {calendar} from '../calendar/index.ts'
import {CaptionsView} from '../captions/captions-view.tsx'
import {captions} from '../captions/index.ts'
import {desk} from '../desk/index.ts'
import {editorialLog} from '../editorial-log/index.ts'
import {houseStyle} from '../house-style/index.ts'
import {lineage} from '../lineage/index.ts'
import {preview} from '../preview/index.ts'
import {workflow} from '../workflow/index.ts'

export interface NewsroomOptions {
  /** Origin of the reader site, for previews: `https://example.org`. Without one there are none. */
  siteOrigin?: string | undefined
  /** Where the newsroom's clocks hang, an IANA name (`Europe/London`). */
  timeZone?: string
}

/** The whole newsroom desk: types, lists, workflow, captions, previews. */
export const newsroom = definePlugin<NewsroomOptions | void>((options) => ({
  name: 'newsroom',
  schema: {types: schemaTypes},
  plugins: [
    desk({defaultDocumentNode}),
    board({timeZone: options?.timeZone ?? 'Europe/London'}),
    calendar({timeZone: options?.timeZone ?? 'Europe/London'}),
    workflow(),
    captions(),
    editorialLog(),
    houseStyle(),
    archiveImport(),
    lineage(),
    ...(options?.siteOrigin ? [preview({siteOrigin: options.siteOrigin})] : []),
  ],
}))

function defaultDocumentNode(
  ...[S, {schemaType}]: Parameters<DefaultDocumentNodeResolver>
): ReturnType<DefaultDocumentNodeResolver> {
  const form = S.view.form()
  if (schemaType !== 'article' && schemaType !== 'gallery') return S.document().views([form])
  const bench = S.view.component(CaptionsView).id('captions').title('Captions').icon(ImagesIcon)
  return S.document().views([form, bench])
}

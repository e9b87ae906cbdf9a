import {ImagesIcon} from '@sanity/icons/Images'
import {definePlugin} from 'sanity'
import {type DefaultDocumentNodeResolver} from 'sanity/structure'
import {schemaTypes} from '../../schemas/index.ts'
import {CaptionList} from '../captions/caption-list.tsx'
import {desk} from '../desk/index.ts'
import {workflow} from '../workflow/index.ts'

/** The whole newsroom desk: types, lists, workflow, captions. */
export const newsroom = definePlugin({
  name: 'newsroom',
  schema: {types: schemaTypes},
  plugins: [desk({defaultDocumentNode}), workflow()],
})

function defaultDocumentNode(
  ...[S, {schemaType}]: Parameters<DefaultDocumentNodeResolver>
): ReturnType<DefaultDocumentNodeResolver> {
  const form = S.view.form()
  if (schemaType !== 'article' && schemaType !== 'gallery') return S.document().views([form])
  const captions = S.view.component(CaptionList).id('captions').title('Captions').icon(ImagesIcon)
  return S.document().views([form, captions])
}

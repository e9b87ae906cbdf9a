import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {defineDocumentInspector, definePlugin, useEditState, useTranslation} from 'sanity'
import {publishedId} from '../../newsroom/ids.ts'
import {isStoryType} from '../workflow/story-types.ts'
import {lineageNamespace, lineageTexts} from './i18n/index.ts'
import {LineageInspector} from './lineage-inspector.tsx'

const inspector = defineDocumentInspector({
  name: 'lineage',
  component: LineageInspector,
  useMenuItem: function useMenuItem({documentId, documentType}) {
    const {t} = useTranslation(lineageNamespace)
    const {draft, published} = useEditState(publishedId(documentId), documentType)
    const isImported = (draft ?? published)?.['provenance'] !== undefined
    return {
      title: t('inspector.title'),
      icon: DocumentTextIcon,
      showAsAction: true,
      hidden: !isImported,
    }
  },
})

/** Beside the form of every imported document: where each value came from, and what became of it. */
export const lineage = definePlugin({
  name: 'newsroom-lineage',
  i18n: {bundles: [lineageTexts]},
  document: {
    inspectors: (inspectors, {documentType}) =>
      isStoryType(documentType) ? [...inspectors, inspector] : inspectors,
  },
})

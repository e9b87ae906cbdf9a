import {HighlightIcon} from '@sanity/icons/Highlight'
import {defineDocumentInspector, definePlugin, useTranslation} from 'sanity'
import {isStoryType} from '../workflow/story-types.ts'
import {houseStyleNamespace, houseStyleTexts} from './i18n/index.ts'
import {StyleInspector} from './style-inspector.tsx'

const inspector = defineDocumentInspector({
  name: 'house-style',
  component: StyleInspector,
  useMenuItem: function useMenuItem() {
    const {t} = useTranslation(houseStyleNamespace)
    return {title: t('inspector.title'), icon: HighlightIcon, showAsAction: true}
  },
})

/** The newsroom's own list of house style, beside every story, gallery and caption. */
export const houseStyle = definePlugin({
  name: 'newsroom-house-style',
  i18n: {bundles: [houseStyleTexts]},
  document: {
    inspectors: (inspectors, {documentType}) =>
      isStoryType(documentType) ? [...inspectors, inspector] : inspectors,
  },
})

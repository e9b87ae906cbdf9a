import {ClipboardIcon} from '@sanity/icons/Clipboard'
import {defineDocumentInspector, definePlugin, useTranslation} from 'sanity'
import {isStoryType} from '../workflow/story-types.ts'
import {editorialLogLocale, editorialLogNamespace} from './i18n/index.ts'
import {LogInspector} from './log-inspector.tsx'
import {CorrectionInput} from './private-reasons.tsx'

const inspector = defineDocumentInspector({
  name: 'editorial-log',
  component: LogInspector,
  useMenuItem: function useMenuItem() {
    const {t} = useTranslation(editorialLogNamespace)
    return {title: t('inspector.title'), icon: ClipboardIcon, showAsAction: true}
  },
})

/**
 * The private log of every story, gallery and caption, beside its form, with a field for notes; and
 * above the form of a correction why there is one.
 */
export const editorialLog = definePlugin({
  name: 'newsroom-editorial-log',
  i18n: {bundles: [editorialLogLocale]},
  form: {components: {input: CorrectionInput}},
  document: {
    inspectors: (inspectors, {documentType}) =>
      isStoryType(documentType) ? [...inspectors, inspector] : inspectors,
  },
})

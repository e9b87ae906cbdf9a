import {ClipboardIcon} from '@sanity/icons/Clipboard'
import {defineDocumentInspector, definePlugin, useTranslation} from 'sanity'
import {isStoryType} from '../workflow/story-types.ts'
import {editorialLogLocale, editorialLogNamespace} from './i18n/index.ts'
import {LogInspector} from './log-inspector.tsx'

const inspector = defineDocumentInspector({
  name: 'editorial-log',
  component: LogInspector,
  useMenuItem: function useMenuItem() {
    const {t} = useTranslation(editorialLogNamespace)
    return {title: t('inspector.title'), icon: ClipboardIcon, showAsAction: true}
  },
})

/** The private log of every story, gallery and caption, beside its form, with a field for notes. */
export const editorialLog = definePlugin({
  name: 'newsroom-editorial-log',
  i18n: {bundles: [editorialLogLocale]},
  document: {
    inspectors: (inspectors, {documentType}) =>
      isStoryType(documentType) ? [...inspectors, inspector] : inspectors,
  },
})

import {definePlugin} from 'sanity'
import {type DefaultDocumentNodeResolver, structureTool} from 'sanity/structure'
import {deskTexts} from './i18n/index.ts'
import {begins} from './new-documents.ts'
import {structure} from './structure.ts'

interface DeskOptions {
  defaultDocumentNode?: DefaultDocumentNodeResolver
}

/** The desk: lists of the newsroom on the left, the document on the right. */
export const desk = definePlugin<DeskOptions>(({defaultDocumentNode}) => ({
  name: 'newsroom-desk',
  i18n: {bundles: deskTexts},
  plugins: [
    structureTool({
      name: 'desk',
      title: 'Desk',
      structure,
      ...(defaultDocumentNode ? {defaultDocumentNode} : {}),
    }),
  ],
  document: {
    // What is not a person's to begin is not offered to them.
    newDocumentOptions: (options, {currentUser}) => {
      const roles = currentUser?.roles.map(({name}) => name) ?? []
      return options.filter(({templateId}) => begins(roles, templateId))
    },
  },
}))

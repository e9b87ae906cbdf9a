import {definePlugin} from 'sanity'
import {type DefaultDocumentNodeResolver, structureTool} from 'sanity/structure'
import {structure} from './structure.ts'

interface DeskOptions {
  defaultDocumentNode?: DefaultDocumentNodeResolver
}

/** The desk: lists of the newsroom on the left, the document on the right. */
export const desk = definePlugin<DeskOptions>(({defaultDocumentNode}) => ({
  name: 'newsroom-desk',
  plugins: [
    structureTool({
      name: 'desk',
      title: 'Desk',
      structure,
      ...(defaultDocumentNode ? {defaultDocumentNode} : {}),
    }),
  ],
  document: {
    // Records and rule examples are written by imports and transitions, never by hand.
    newDocumentOptions: (options) =>
      options.filter(
        ({templateId}) => !['importRecord', 'readerExample', 'editorialLog'].includes(templateId),
      ),
  },
}))

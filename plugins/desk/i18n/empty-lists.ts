const resources = {
  'panes.document-list-pane.no-documents-of-type.text':
    'Nothing is here now. What belongs in this list appears in it by itself.',
  'panes.document-list-pane.no-matching-documents.text':
    'Nothing is here now. What belongs in this list appears in it by itself.',
  'panes.document-list-pane.no-documents.text':
    'Nothing here has these words. The search at the top of the page looks everywhere.',
} as const

export default resources

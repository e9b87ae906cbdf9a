import {definePlugin} from 'sanity'
import {presentationTool} from 'sanity/presentation'
import {mainDocuments} from './main-documents.ts'
import {storyLocations} from './story-locations.ts'

export interface PreviewOptions {
  /** Origin of the reader site: `https://example.org`. */
  siteOrigin: string
}

/** Shows drafts on the reader site, beside the fields that they are made of. */
export const preview = definePlugin<PreviewOptions>(({siteOrigin}) => ({
  name: 'newsroom-preview',
  plugins: [
    presentationTool({
      title: 'Preview',
      allowOrigins: [siteOrigin],
      previewUrl: {
        initial: `${siteOrigin}/_preview`,
        previewMode: {enable: '/_preview/enable'},
      },
      resolve: {mainDocuments, locations: storyLocations},
    }),
  ],
}))

import {defineCliConfig} from 'sanity/cli'
import {offlineStudio} from './bin/studio/offline-studio.ts'

export default defineCliConfig({
  api: {
    projectId: process.env['SANITY_STUDIO_PROJECT_ID'] ?? 'newsroom',
    dataset: process.env['SANITY_STUDIO_DATASET'] ?? 'production',
  },
  deployment: {autoUpdates: false},
  typegen: {path: './site/queries.ts', schema: 'schema.json', generates: './sanity.types.ts'},
  vite: (config) => ({...config, plugins: [...(config.plugins ?? []), offlineStudio()]}),
})

import {defineCliConfig} from 'sanity/cli'
import {offlineStudio} from './bin/studio/offline-studio.ts'

export default defineCliConfig({
  api: {
    projectId: process.env['SANITY_STUDIO_PROJECT_ID'] ?? 'newsroom',
    dataset: process.env['SANITY_STUDIO_DATASET'] ?? 'production',
  },
  deployment: {autoUpdates: false},
  typegen: {path: './site/queries.ts', schema: 'schema.json', generates: './sanity.types.ts'},
  vite: (config, {isSsrBuild}) => ({
    ...config,
    // What the CLI loads of the Studio to read its schema need not go through Vite module by module.
    ...(isSsrBuild ? {ssr: {noExternal: [/@sanity\/cli/]}} : {}),
    plugins: [...(config.plugins ?? []), offlineStudio()],
  }),
})

import {defineCliConfig} from 'sanity/cli'
import {mergeConfig, type UserConfig} from 'vite'
import {offlineStudio} from './bin/studio/offline-studio.ts'

/** What the CLI loads of the Studio to read its schema need not go through Vite module by module. */
const READ_BY_CLI: UserConfig = {
  ssr: {noExternal: [/@sanity\/cli/]},
  plugins: [offlineStudio()],
}

/**
 * What every page needs is one file, and so are the icons of the rest. Left to itself the Studio comes in
 * two hundred, which a browser asks for six at a time: a third of the time until it stands there.
 */
const IN_FEW_FILES = [
  {name: 'studio', tags: ['$initial' as const]},
  {name: 'icons', test: /@sanity[\\/]icons/},
]

const OPENED_BY_PEOPLE: UserConfig = {
  build: {rolldownOptions: {output: {codeSplitting: {groups: IN_FEW_FILES}}}},
  plugins: [offlineStudio()],
}

export default defineCliConfig({
  api: {
    projectId: process.env['SANITY_STUDIO_PROJECT_ID'] ?? 'newsroom',
    dataset: process.env['SANITY_STUDIO_DATASET'] ?? 'production',
  },
  deployment: {autoUpdates: false},
  typegen: {path: './site/queries.ts', schema: 'schema.json', generates: './sanity.types.ts'},
  vite: (config, {isSsrBuild}) => mergeConfig(config, isSsrBuild ? READ_BY_CLI : OPENED_BY_PEOPLE),
})

import {ArchiveIcon} from '@sanity/icons/Archive'
import {lazy} from 'react'
import {definePlugin, type Tool} from 'sanity'
import {route} from 'sanity/router'
import {mayImport} from '../../newsroom/access/import-rights.ts'
import {importTexts} from './i18n/index.ts'

const tool: Tool = {
  name: 'import',
  title: 'Import',
  icon: ArchiveIcon,
  component: lazy(() => import('./import-tool.tsx')),
  router: route.create('/'),
}

/** The Import tool, for those who may write import records; others do not see it. */
export const archiveImport = definePlugin({
  name: 'newsroom-archive-import',
  i18n: {bundles: [importTexts]},
  tools: (tools, {currentUser}) => {
    const roles = currentUser?.roles.map(({name}) => name) ?? []
    return mayImport({id: currentUser?.id ?? '', roles}) ? [...tools, tool] : tools
  },
})

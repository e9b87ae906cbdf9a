import {defineConfig, type WorkspaceOptions} from 'sanity'
import {lakeClientFactory} from './lake/browser.ts'
import {newsroom} from './plugins/newsroom/index.ts'
import {onlyNewsroomActions} from './plugins/workflow/story-actions.ts'

/** Set both to work on a hosted Sanity project; without them the Studio works on the lake beside it. */
const projectId = process.env['SANITY_STUDIO_PROJECT_ID']
const dataset = process.env['SANITY_STUDIO_DATASET']

const lakeUrl =
  projectId && dataset ? undefined : (setting('newsroom-lake') ?? 'http://127.0.0.1:3335')

/** To look at them on a lake; nothing of the newsroom needs them. */
const hasReleases = setting('newsroom-releases') === 'on'

export default defineConfig({
  name: 'newsroom',
  title: 'Newsroom',
  projectId: projectId ?? 'newsroom',
  dataset: dataset ?? 'production',
  plugins: [
    newsroom({siteOrigin: setting('newsroom-site') ?? process.env['SANITY_STUDIO_SITE_ORIGIN']}),
  ],
  // Stories go out by the newsroom's own transitions: releases know no roles, checks and embargoes.
  releases: {enabled: hasReleases},
  beta: {eventsAPI: {releases: hasReleases}},
  // These need services of sanity.io, or would go round the workflow.
  scheduledDrafts: {enabled: false},
  scheduledPublishing: {enabled: false},
  tasks: {enabled: false},
  document: {
    comments: {enabled: false},
    // A lake has nobody to send such a request to.
    askToEdit: {enabled: lakeUrl === undefined},
    actions: onlyNewsroomActions,
  },
  announcements: {enabled: false},
  mediaLibrary: {enabled: false},
  apps: {canvas: {enabled: false}},
  ...(lakeUrl ? onLake(lakeUrl) : {}),
})

/** `apiHost` and the client factory are not public API: the browser journey guards them on upgrades. */
function onLake(apiHost: string): Partial<WorkspaceOptions> {
  return {
    apiHost,
    unstable_clientFactory: lakeClientFactory,
    auth: {
      loginMethod: 'token',
      redirectOnSingle: true,
      providers: [{name: 'newsroom', title: 'Newsroom', url: `${apiHost}/v1/auth/login/local`}],
    },
  }
}

/** What the server that serves this Studio has put into its page; nothing when run by the CLI. */
function setting(name: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content
}

import {type Plugin} from 'vite'

/**
 * Keeps the built Studio on this machine. Sanity Studio has no settings for these
 * (fonts, version check, feedback), so their addresses are rewritten to paths that
 * `serve-studio.ts` answers. A Sanity release that moves one of them fails the build here
 * instead of calling out from an editor's browser.
 */
export function offlineStudio(): Plugin {
  const rewritten = new Set<string>()
  return {
    name: 'newsroom-offline-studio',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (id.endsWith('.css') && code.includes(FONT_HOST)) return code.replaceAll(FONT_FACE, '')
      if (!id.includes('/node_modules/sanity/')) return undefined
      let result = code
      for (const {name, from, to} of REWRITES) {
        if (!from.test(result)) continue
        rewritten.add(name)
        result = result.replace(from, to)
      }
      return result === code ? undefined : {code: result, map: null}
    },
    buildEnd(error) {
      const missed = REWRITES.filter(({name}) => !rewritten.has(name)).map(({name}) => name)
      if (error || missed.length === 0) return
      this.error(
        `Sanity Studio no longer holds these where they were: ${missed.join(', ')}. See bin/studio/offline-studio.ts.`,
      )
    },
  }
}

const FONT_HOST = 'design-system-static.sanity.io'
const FONT_FACE = /@font-face\s*\{[^}]*design-system-static\.sanity\.io[^}]*\}/g

const REWRITES = [
  {
    name: 'version check',
    from: /const MODULES_URL = `\$\{isStaging \? "[^"]+" : "[^"]+"\}\/v1\/modules`/,
    to: 'const MODULES_URL = "/offline/modules"',
  },
  {
    name: 'feedback',
    from: /"https:\/\/api\.sanity\.io\/vX\/intake\/feedback"/,
    to: '"/offline/feedback"',
  },
  {
    // Nobody would hear of it, so nobody is asked for it.
    name: 'feedback menu',
    from: /setAvailable\(response\.ok\)/,
    to: 'setAvailable(false)',
  },
  {
    // Told that there are no comments, it would build itself a second time around an offer of them, and
    // lose what had been typed into a tool by then.
    name: 'offer of comments',
    from: /!enabled && !isLoading \? [^:]*jsx\(CommentsUpsellProvider, \{ children \}\) : children/,
    to: 'children',
  },
  // It would ask to be registered at sanity.io, in a button that does nothing and by a mark on its menu.
  {
    name: 'registration',
    from: /if \(userApplication \|\| isDev\) return null;/,
    to: 'return null;',
  },
  {
    name: 'registration mark',
    from: /if \(!isLoadingUserApplication && !userApplication\) return "caution";/,
    to: '',
  },
]

/**
 * Takes the bridge to sanity.io and the remote fonts out of the page, and puts the local font in.
 *
 * @param files names of the files of the build, of which some are fetched before they are needed
 */
export function makePageOffline(html: string, files: readonly string[]): string {
  return html
    .replace(
      '</head>',
      `${files
        .filter((name) => EARLY.test(name))
        .map(preload)
        .join('')}</head>`,
    )
    .replace(/<script[^>]*\bdata-sanity-core\b[^>]*><\/script>/, '')
    .replaceAll(/@font-face\s*\{[^}]*studio-static\.sanity\.io[^}]*\}/g, '')
    .replace('<style', `<style>${LOCAL_FONT}</style><style`)
}

/**
 * What Sanity's error screen is drawn with. Fetched only when the newsroom is away, it would be missed,
 * and Sanity takes a part that is missed for an old build: it reloads the page, from a server that is
 * not there, and what stood in the form is gone.
 */
const EARLY = /^refractor-[\w-]+\.js$/

function preload(name: string): string {
  return `<link rel="modulepreload" fetchpriority="low" href="/static/${name}">`
}

export const FONT_FILE = 'inter-latin-wght-normal.woff2'

const LOCAL_FONT = `@font-face{font-family:Inter;font-weight:100 900;font-display:swap;src:url("/static/${FONT_FILE}") format("woff2")}`

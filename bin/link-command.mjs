// Runs after `npm ci`: puts this project's own command beside those of its dependencies, so that
// `npx newsroom` finds it at once instead of installing the project into a cache of npx's.
import {rmSync, symlinkSync} from 'node:fs'

const link = new URL('../node_modules/.bin/newsroom', import.meta.url)
rmSync(link, {force: true})
symlinkSync('../../bin/newsroom.mjs', link)

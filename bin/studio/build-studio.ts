import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {copyFile, glob, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {CommandError} from '../command.ts'
import {buildOnce} from '../make-once.ts'
import {FONT_FILE, makePageOffline} from './offline-studio.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Everything that the Studio is made of; a change in any of it means a new build. */
const INPUTS = [
  'package-lock.json',
  'sanity.config.ts',
  'sanity.cli.ts',
  '{schemas,plugins,newsroom,archive}/**/*.{ts,tsx,css}',
  // All that a browser needs of the lake.
  'lake/browser.ts',
  'bin/studio/*.ts',
]

/**
 * The folder below `builds` that holds Sanity Studio, built from the files as they are now. One build
 * serves any port: the lake's address is put into the page when it is served.
 *
 * Throws a `CommandError` with the end of Sanity's own output when the build fails.
 */
export async function buildStudio(
  builds: string,
  onBuild?: () => void,
): Promise<{folder: string; built: boolean}> {
  return buildOnce(builds, await fingerprintOf(INPUTS), async (unfinished) => {
    onBuild?.()
    await runSanityBuild(unfinished)
    const page = join(unfinished, 'index.html')
    const files = await readdir(join(unfinished, 'static'))
    await writeFile(page, makePageOffline(await readFile(page, 'utf8'), files))
    const font = import.meta.resolve(`@fontsource-variable/inter/files/${FONT_FILE}`)
    await copyFile(fileURLToPath(font), join(unfinished, 'static', FONT_FILE))
  })
}

async function fingerprintOf(patterns: string[]): Promise<string> {
  const files: string[] = []
  for await (const file of glob(patterns, {cwd: ROOT}))
    if (!file.includes('.test.')) files.push(file)
  const hash = createHash('sha256')
  // Sanity writes these into the build.
  const inlined = Object.keys(process.env).filter((name) => name.startsWith('SANITY_STUDIO_'))
  for (const name of inlined.sort()) hash.update(`${name}=${process.env[name]}`)
  for (const file of files.sort()) hash.update(file).update(await readFile(join(ROOT, file)))
  return hash.digest('hex')
}

async function runSanityBuild(folder: string): Promise<void> {
  const sanity = fileURLToPath(new URL('bin/sanity', import.meta.resolve('sanity/package.json')))
  const child = spawn(process.execPath, [sanity, 'build', folder, '--yes', '--no-auto-updates'], {
    cwd: ROOT,
    // Whoever builds first builds for all: a test must not leave React's slow development build behind.
    env: {...process.env, NODE_ENV: 'production', DO_NOT_TRACK: '1', CI: '1'},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code === 0) return
  const end = output.trim().split('\n').slice(-12).join('\n')
  throw new CommandError(`Sanity Studio could not be built. Sanity says:\n${end}`)
}

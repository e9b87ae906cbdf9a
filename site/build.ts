import {createHash} from 'node:crypto'
import {glob, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {brotliCompress, constants} from 'node:zlib'
import {promisify} from 'node:util'
import {build, type InlineConfig, type Rolldown} from 'vite'
import {ASSETS_PATH} from './endpoints.ts'
import {ASSETS_LIST, type AssetsList} from './serving/page-assets.ts'

export interface BuildOptions {
  /** Folder for the built site. Everything in it is replaced. */
  outDir: string
  /** Build though nothing has changed. */
  force?: boolean
}

const SITE = fileURLToPath(new URL('./', import.meta.url))
const ROOT = join(SITE, '..')

/**
 * Builds the site: `server.js`, whose `createSite` serves it, and `assets/`, what it sends to browsers.
 * Nothing is done when the sources are the ones that the folder was built from.
 */
export async function buildSite({
  outDir,
  force = false,
}: BuildOptions): Promise<{built: boolean; milliseconds: number}> {
  const begun = performance.now()
  const stamp = join(outDir, 'built-from.txt')
  const sources = await fingerprintOfSite()
  const isSame = !force && (await readFile(stamp, 'utf8').catch(() => '')) === sources
  if (!isSame) {
    await rm(outDir, {recursive: true, force: true})
    await mkdir(join(outDir, 'assets'), {recursive: true})
    await Promise.all([buildServer(outDir), buildAssets(join(outDir, 'assets'))])
    // Last of all: a build that was cut off is built again.
    await writeFile(stamp, sources)
  }
  return {built: !isSame, milliseconds: Math.round(performance.now() - begun)}
}

/** Of everything that goes into a build: our sources, and the versions of everybody else's. */
export async function fingerprintOfSite(): Promise<string> {
  const patterns = ['{site,newsroom}/**/*.{ts,tsx,css}', 'sanity.types.ts', 'package-lock.json']
  const files: string[] = []
  for await (const file of glob(patterns, {cwd: ROOT}))
    if (!file.includes('.test.')) files.push(file)
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file).update(await readFile(join(ROOT, file)))
  return hash.digest('hex')
}

const COMMON: InlineConfig = {
  root: SITE,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  mode: 'production',
  // Whatever NODE_ENV says where the build is run.
  oxc: {jsx: {runtime: 'automatic', development: false}},
  define: {'process.env.NODE_ENV': '"production"'},
}

async function buildServer(outDir: string): Promise<void> {
  await build({
    ...COMMON,
    ssr: {noExternal: true},
    build: {
      ssr: join(SITE, 'index.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node22',
      rolldownOptions: {output: {entryFileNames: 'server.js', chunkFileNames: '[name]-[hash].js'}},
    },
  })
}

async function buildAssets(folder: string): Promise<void> {
  const [reader, preview] = await Promise.all([
    bundle(['client/reader.ts', 'styles/site.css']),
    bundle(['client/preview.ts']),
  ])
  const style = reader.find(({fileName}) => fileName.endsWith('.css'))
  const list: AssetsList = {
    style: style ? textOf(style).trim() : '',
    reader: neededBy(reader).filter((name) => name.endsWith('.js')),
    preview: neededBy(preview),
  }
  await writeFile(join(folder, ASSETS_LIST), JSON.stringify(list))
  await Promise.all(
    [...reader, ...preview].map(async (file) => {
      const packed = await pack(file.fileName, bytesOf(file))
      await writeFile(join(folder, `${file.fileName}.br`), packed)
    }),
  )
}

type Built = Rolldown.OutputChunk | Rolldown.OutputAsset

/** Each bundle alone, so that no reader loads a part of a preview. */
async function bundle(entries: string[]): Promise<Built[]> {
  const built = await build({
    ...COMMON,
    base: `${ASSETS_PATH}/`,
    build: {
      write: false,
      modulePreload: false,
      // A face in the page itself would be sent with every page.
      assetsInlineLimit: 0,
      target: 'es2022',
      rolldownOptions: {
        input: entries.map((entry) => join(SITE, entry)),
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  })
  return [built].flat().flatMap((one) => ('output' in one ? one.output : []))
}

/** The files that a page must name; the rest is fetched by these. */
function neededBy(files: Built[]): string[] {
  return files
    .filter((file) => file.type === 'asset' || file.isEntry)
    .map(({fileName}) => fileName)
    .sort()
}

function textOf(file: Built): string {
  return bytesOf(file).toString()
}

function bytesOf(file: Built): Buffer {
  if (file.type === 'chunk') return Buffer.from(file.code)
  return Buffer.from(file.source)
}

/** The best packing for what every reader loads; half a second for what editors load is enough. */
const LARGE = 100_000

async function pack(name: string, bytes: Buffer): Promise<Buffer> {
  // A face is packed already. To wrap it once more costs nothing, and all files are served alike.
  const best = name.endsWith('.woff2') ? constants.BROTLI_MIN_QUALITY : constants.BROTLI_MAX_QUALITY
  const quality = bytes.byteLength > LARGE ? Math.min(best, 9) : best
  return promisify(brotliCompress)(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}})
}

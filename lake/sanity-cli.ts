import dns, {type LookupAddress, type LookupOptions} from 'node:dns'
import {registerHooks} from 'node:module'

/**
 * Leads Sanity's own command line to a lake. It has no setting for that, so this is loaded before it
 * and puts another address into its source as it is read:
 *
 *     SANITY_LAKE_URL=http://127.0.0.1:3335 SANITY_AUTH_TOKEN=… \
 *       NODE_OPTIONS="--import ./lake/sanity-cli.ts" npx sanity dataset list
 *
 * Made for Sanity's packages as this project pins them (`sanity` 6.16); `tests/sanity/` runs its
 * commands, so that an upgrade which moves the address does not go unseen.
 */
const lake = new URL(process.env['SANITY_LAKE_URL'] ?? 'http://127.0.0.1:3335')

/** Not `127.0.0.1`: the address of a project is `<project>.` and this. */
const HOST = `localhost:${lake.port}`

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!/\/node_modules\/@sanity\//.test(url) || !loaded.source) return loaded
    return {...loaded, source: redirect(textOf(loaded.source))}
  },
})

function redirect(source: string): string {
  return (
    source
      .replaceAll('https://api.sanity.io', `http://${HOST}`)
      // `@sanity/migrate` puts its addresses together from a host alone.
      .replaceAll("'api.sanity.io'", `'${HOST}'`)
      .replaceAll('"https://".concat(host', '"http://".concat(host')
  )
}

function textOf(source: string | NodeJS.ArrayBufferView | ArrayBuffer): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source)
}

type Found = (error: NodeJS.ErrnoException | null, address: unknown, family?: number) => void

/** Browsers know where `newsroom.localhost` is; Node asks the network, which does not. */
const ask = dns.lookup
Object.assign(dns, {
  lookup(host: string, options: LookupOptions | Found, answer?: Found) {
    const found = typeof options === 'function' ? options : answer
    if (!host.endsWith('.localhost') || !found)
      return Reflect.apply(ask, dns, [host, options, answer])
    const here: LookupAddress = {address: '127.0.0.1', family: 4}
    const isAll = typeof options === 'object' && options.all === true
    process.nextTick(() => (isAll ? found(null, [here]) : found(null, here.address, here.family)))
    return undefined
  },
})

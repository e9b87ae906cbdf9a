/**
 * What is asked of every value, to see whether it is an iterator, a date or a promise. An attribute
 * of that name is only ever read after `hasOwnProperty` or the list of all names was asked for.
 */
const PROBES = new Set<string | symbol>(['next', 'toJSON', 'then'])

/**
 * A document of which some attributes are known from columns of the store, and the others are read
 * when somebody first asks for one: lists of a hundred documents, sorted and shown by their columns,
 * are answered without reading any.
 *
 * `known` must be what the document holds under these names. To whoever uses it, it is the document.
 */
export function lazyDocument<Document extends object>(
  known: Document,
  read: () => Document,
): Document {
  let document: Document | undefined
  const whole = () => (document ??= read())
  const holderOf = (name: string | symbol) => {
    return document ?? (Object.hasOwn(known, name) || typeof name === 'symbol' ? known : whole())
  }
  // groq-js asks every document for it before every attribute: the proxy's own way there is long.
  const hasOwn = (name: string) => Object.hasOwn(holderOf(name), name)
  return new Proxy(known, {
    get(_, name): unknown {
      if (name === 'hasOwnProperty') return hasOwn
      return document === undefined && PROBES.has(name)
        ? undefined
        : Reflect.get(holderOf(name), name)
    },
    has: (_, name) => Reflect.has(holderOf(name), name),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_, name) => {
      return Reflect.getOwnPropertyDescriptor(holderOf(name), name)
    },
  })
}

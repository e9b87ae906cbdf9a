/** What stands under a name in a value of JSON, whatever the value is. */
export function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** A text without which nothing goes on. Throws when it is not there. */
export function textIn(value: unknown, name: string): string {
  const text = fieldIn(value, name)
  if (typeof text !== 'string') throw new Error(`No "${name}" in ${JSON.stringify(value)}`)
  return text
}

export function listIn(value: unknown, name: string): unknown[] {
  const list = fieldIn(value, name)
  return Array.isArray(list) ? list : []
}

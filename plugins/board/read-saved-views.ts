/** A view of the board under the name that a person has given it. */
export interface SavedView {
  name: string
  /** As it stands in the address. */
  params: [string, string][]
}

/** Reads what the store of the user's likings answered; what is no view is left out. */
export function readSavedViews(value: unknown): SavedView[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('name' in one) || !('params' in one)) return []
    const {name, params} = one
    if (typeof name !== 'string' || !Array.isArray(params)) return []
    return [{name, params: params.filter(isParam)}]
  })
}

function isParam(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
  )
}

import {sealedContent} from '../approval/sealed-content.ts'
import {type StoryDocument, type Workflow} from '../model.ts'

/** Planning: anybody who may edit the document may set these, and no step of the workflow does. */
const FREE: ReadonlySet<string> = new Set<keyof Workflow>([
  '_type',
  'assignees',
  'desk',
  'priority',
  'dueAt',
  'plannedFor',
])

/**
 * The fields that only a step of the workflow changes, with their values as text: where a document
 * stands, what has been signed off and by whom, whether and when readers may see it.
 */
export function guardedFields(document: StoryDocument | undefined): Map<string, string> {
  const fields = Object.entries(document?.workflow ?? {})
    .filter(([name]) => !FREE.has(name))
    .map(([name, value]) => [`workflow.${name}`, value])
  if (document?._type === 'article') {
    fields.push(['pubStatus', document.pubStatus ?? 'usable'], ['embargo', document.embargo])
  }
  return new Map(
    fields.flatMap(([name, value]) => {
      const text = textOf(value)
      return isNothing(text) ? [] : [[String(name), text]]
    }),
  )
}

/** Guarded fields and what readers would get; for documents that a step takes along. */
export function wholeOf(document: StoryDocument | undefined): Map<string, string> {
  const content = document ? sealedContent(document) : []
  return new Map([
    ...guardedFields(document),
    ...content.flatMap(([field, value]): [string, string][] =>
      value === undefined ? [] : [[field, textOf(value)]],
    ),
  ])
}

/** All fields but those that Content Lake writes. */
export function everythingIn(document: StoryDocument | undefined): Map<string, string> {
  const fields = Object.entries(document ?? {}).filter(([name]) => !name.startsWith('_'))
  return new Map(fields.map(([name, value]) => [name, textOf(value)]))
}

/** Names of the fields in which two differ. */
export function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name))
}

/** An object that has nothing but its type says nothing. */
function isNothing(text: string): boolean {
  return text === '{}' || text === 'null'
}

/** JSON with sorted keys; the names of object types and what is false or missing tell nothing. */
function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (key, child: unknown) => {
    if (key === '_type' || child === false) return undefined
    if (typeof child !== 'object' || child === null || Array.isArray(child)) return child
    return Object.fromEntries(
      Object.entries(child).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    )
  })
}

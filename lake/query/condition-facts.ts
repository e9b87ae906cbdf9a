import {type ExprNode} from 'groq-js'
import {publishedIdOf} from '../documents/document-id.ts'
import {type Condition, type Operand} from './condition.ts'

/** The only types that documents under this condition can have. `undefined` when it does not say. */
export function typesOf(condition: Condition | undefined): string[] | undefined {
  return valuesOf(condition, (part) => {
    if (part.is === 'attribute' && part.path === '_type') return constants(part.value)
    return part.is === 'attributeIn' && part.path === '_type' ? constants(part.values) : undefined
  })
}

/** The only groups that documents under this condition can belong to, by published id. */
export function groupsOf(condition: Condition | undefined): string[] | undefined {
  const ids = valuesOf(condition, (part) => {
    if (part.is === 'attribute' && part.path === '_id') return constants(part.value)
    if (part.is === 'versionOf') return constants(part.id)
    return part.is === 'attributeIn' && part.path === '_id' ? constants(part.values) : undefined
  })
  return ids?.map((id) => publishedIdOf(id))
}

/** The operands that only the surrounding document knows. */
export function outerOperands(condition: Condition): {outer: ExprNode}[] {
  switch (condition.is) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => outerOperands(part))
    case 'not':
      return outerOperands(condition.of)
    case 'attribute':
    case 'prefix':
    case 'range':
      return outer(condition.value)
    case 'attributeIn':
      return outer(condition.values)
    case 'versionOf':
      return outer(condition.id)
    case 'bundle':
      return outer(condition.name)
    case 'references':
      return outer(condition.targets)
    case 'through':
      return outerOperands(condition.of)
    case 'compared':
    case 'never':
    case 'path':
    case 'presence':
    case 'words':
      return []
  }
}

/** The paths of the references that lead to other documents on which it depends. */
export function followedPaths(condition: Condition): string[] {
  switch (condition.is) {
    case 'through':
      return [condition.path, ...followedPaths(condition.of)]
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => followedPaths(part))
    default:
      return condition.is === 'not' ? followedPaths(condition.of) : []
  }
}

function valuesOf(
  condition: Condition | undefined,
  read: (part: Condition) => string[] | undefined,
): string[] | undefined {
  if (!condition) return undefined
  if (condition.is === 'never') return []
  if (condition.is === 'all') {
    const known = condition.of.flatMap((part) => {
      const values = valuesOf(part, read)
      return values ? [values] : []
    })
    return known.length > 0 ? known.reduce(intersection) : undefined
  }
  if (condition.is === 'any') {
    const parts = condition.of.flatMap((part) => {
      const values = valuesOf(part, read)
      return values ? [values] : []
    })
    return parts.length === condition.of.length ? [...new Set(parts.flat())] : undefined
  }
  return read(condition)
}

function intersection(left: string[], right: string[]): string[] {
  return left.filter((value) => right.includes(value))
}

function constants(operand: Operand): string[] | undefined {
  if (!('constant' in operand)) return undefined
  const values: unknown[] = Array.isArray(operand.constant) ? operand.constant : [operand.constant]
  return values.filter((value) => typeof value === 'string')
}

function outer(operand: Operand): {outer: ExprNode}[] {
  return 'outer' in operand ? [operand] : []
}

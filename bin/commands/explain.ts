import {ClientError} from '@sanity/client'
import {type PlanStep, type QueryPlan} from '../../lake/index.ts'
import {type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS, DATASET} from '../lake-connection.ts'

export const command: Command = {
  summary: 'how the lake answers a query: by which index, and what is left to go through',
  usage: 'explain QUERY [--params JSON] [--perspective NAME] [--data DIR] [--json]',
  options: {
    params: {type: 'string'},
    perspective: {type: 'string'},
    data: CONNECTION_OPTIONS.data,
    json: {type: 'boolean'},
  },
  help: {
    params: 'values of the parameters: \'{"slug": "fire"}\'',
    perspective: 'published (if not given), drafts, raw, or a stack of releases',
    data: CONNECTION_HELP.data,
    json: 'the plan as one JSON object',
  },
  async run(args) {
    const [query, ...others] = args.positionals
    if (query === undefined || others.length > 0) {
      throw new CommandError(`Give one query, in quotes: newsroom ${command.usage}`, 2)
    }
    const connection = await connect(args)
    try {
      const {plan} = await connection.client.request<{plan: QueryPlan}>({
        url: `/data/query/${DATASET}`,
        query: {
          query,
          perspective: args.text('perspective') ?? 'published',
          explain: 'true',
          ...paramsOf(args.text('params')),
        },
      })
      process.stdout.write(args.flag('json') ? `${JSON.stringify(plan)}\n` : describePlan(plan))
      return 0
    } catch (error) {
      // A query that cannot be read is told with its place by the client itself.
      if (error instanceof ClientError) {
        throw new CommandError(error.message)
      }
      throw error
    } finally {
      await connection.close()
    }
  },
}

function paramsOf(text = '{}'): Record<string, string> {
  const params = readJson(text)
  if (typeof params !== 'object' || params === null || Array.isArray(params)) {
    throw new CommandError(`--params takes a JSON object such as '{"slug": "fire"}'.`, 2)
  }
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [`$${name}`, JSON.stringify(value)]),
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * One paragraph for each part of the query that goes to the dataset:
 *
 *     *[_type == "article" && slug.current == "fire"]
 *       index     _type, slug.current
 *       groq-js   applied the filter to 1 of 1,204 documents, 1 passed
 */
export function describePlan({
  documents,
  steps,
  dereferences,
  coming,
  isFullScan,
}: QueryPlan): string {
  const lines = steps.flatMap((step) => [step.source, ...describeStep(step, documents), ''])
  if (dereferences > 0) lines.push(`${counted(dereferences, 'reference')} followed, each by id.`)
  if (coming.length > 0) {
    lines.push(`An index on ${coming.join(', ')} is being made because of this query: ask again.`)
  }
  lines.push(isFullScan ? 'Full scan: every document had to be looked at.' : 'No full scan.')
  return `${lines.join('\n')}\n`
}

function describeStep(step: PlanStep, documents: number): string[] {
  const {indexes, order, limit, lookups, candidates, found, isFullScan} = step
  const index = indexes.length > 0 ? indexes.join(', ') : isFullScan ? 'none' : (order ?? 'none')
  const times = lookups > 1 ? ` in ${counted(lookups, 'look-up')}` : ''
  const ended = limit === null ? '' : `, ended after ${limit} in the order ${order ?? ''}`
  return [
    `  index     ${index}`,
    order === null || candidates === 0
      ? `  groq-js   nothing: the index alone decided${order === null ? '' : `, ${grouped(found)} found`}`
      : `  groq-js   applied the filter to ${grouped(candidates)} of ${counted(documents, 'document')}${times}, ${grouped(found)} passed${ended}`,
  ]
}

function counted(count: number, thing: string): string {
  return `${grouped(count)} ${thing}${count === 1 ? '' : 's'}`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}

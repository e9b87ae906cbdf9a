import {createHash, createHmac} from 'node:crypto'
import {evaluate} from 'groq-js'
import {bundleOf} from '../documents/document-id.ts'
import {type LakeDocument} from '../documents/document.ts'
import {type EventKind} from '../store/logged-event.ts'
import {type Transaction} from '../store/transaction-log.ts'
import {type Hook, readRule} from './hook.ts'

export interface HookEvent {
  transaction: Transaction
  kind: EventKind
  documentId: string
  before: LakeDocument | null
  after: LakeDocument | null
}

export interface Surroundings {
  projectId: string
  dataset: string
}

/**
 * What a webhook has to say about an event, as JSON: its projection of the document, or the whole of
 * it. `undefined` when the event does not concern it. A filter or projection that fails on a document
 * says nothing about it either.
 */
export async function bodyFor(
  hook: Hook,
  event: HookEvent,
  {projectId, dataset}: Surroundings,
): Promise<string | undefined> {
  const {kind, documentId, before, after} = event
  if (!hook.rule.on.includes(kind) || !isWanted(hook, documentId)) return undefined
  const root = after ?? before
  const {filter, projection} = readRule(hook)
  const options = {
    root,
    before,
    after,
    dataset: root ? [root] : [],
    sanity: {projectId, dataset},
    timestamp: new Date(event.transaction.timestamp),
  }
  try {
    if (filter) {
      const verdict: unknown = await (await evaluate(filter, options)).get()
      if (verdict !== true) return undefined
    }
    const content: unknown = projection ? await (await evaluate(projection, options)).get() : root
    return JSON.stringify(content ?? null)
  } catch {
    return undefined
  }
}

function isWanted({includeDrafts, includeAllVersions}: Hook, documentId: string): boolean {
  if (includeAllVersions) return true
  const bundle = bundleOf(documentId)
  return bundle === null || (includeDrafts && bundle === 'drafts')
}

/** The headers that Content Lake sends; a webhook's own cannot take their place. */
export function headersFor(
  hook: Hook,
  {transaction, kind, documentId}: HookEvent,
  {projectId, dataset}: Surroundings,
  signed: {body: string; now: number},
): Record<string, string> {
  const identity = `${hook.id} ${transaction.id} ${documentId}`
  return {
    ...hook.headers,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Sanity.io webhook delivery',
    'idempotency-key': createHash('sha256').update(identity).digest('hex'),
    'sanity-dataset': dataset,
    'sanity-document-id': documentId,
    'sanity-operation': kind,
    'sanity-project-id': projectId,
    'sanity-transaction-id': transaction.id,
    'sanity-transaction-time': transaction.timestamp,
    'sanity-webhook-id': hook.id,
    ...(hook.secret === null
      ? {}
      : {'sanity-webhook-signature': signatureOf(signed.body, signed.now, hook.secret)}),
  }
}

/** `t=1678886400000,v1=…`, as `@sanity/webhook` checks it. */
function signatureOf(body: string, now: number, secret: string): string {
  const digest = createHmac('sha256', secret).update(`${now}.${body}`).digest('base64url')
  return `t=${now},v1=${digest}`
}

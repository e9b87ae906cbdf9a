import {type ExprNode} from 'groq-js'
import {isRecord} from '../documents/json.ts'
import {callOut} from './call-out.ts'

/**
 * `documents::get(reference)` → what `->` gives for a reference to this dataset, null for any other:
 *
 *     "dataset:newsroom.production:article-1"
 *     {"_type": "globalDocumentReference", "_ref": "media-library:mlw1:asset-1"}
 */
export function globallyReferred(args: ExprNode[]): ExprNode {
  const base = callOut([...args, sanity('projectId'), sanity('dataset')], localReference)
  return {type: 'Deref', base}
}

function localReference([reference, projectId, dataset]: unknown[]): {_ref: string} | null {
  const text = isRecord(reference) ? reference._ref : reference
  const here = `dataset:${String(projectId)}.${String(dataset)}:`
  return typeof text === 'string' && text.startsWith(here) ? {_ref: text.slice(here.length)} : null
}

function sanity(name: 'projectId' | 'dataset'): ExprNode {
  return {type: 'FuncCall', namespace: 'sanity', name, args: []}
}

import {type ExprNode, unparse} from 'groq-js'

/** How one `*[…]` of a query was answered. */
export interface PlanStep {
  /** That part of the query, parameters put in. */
  source: string
  /**
   * What narrowed the search: `_type`, `_id`, `versions`, `release`, `references`, `words`, or the
   * path of a field. Empty when nothing did.
   */
  indexes: string[]
  /** The order in which documents were looked at, and after how many the search ended; else null. */
  order: string | null
  limit: number | null
  /** How often it was asked: more than once for a part that looks at a surrounding document. */
  lookups: number
  /** Documents that groq-js had to apply the filter to. 0: the index alone decided. */
  candidates: number
  /** How many documents went on to the rest of the query. */
  found: number
  /** Every document of the dataset may have had to be looked at. */
  isFullScan: boolean
}

export interface Plan {
  /** In the dataset, all versions counted. */
  documents: number
  steps: PlanStep[]
  /** How many references were followed; each is one look-up by id. */
  dereferences: number
  isFullScan: boolean
}

export interface QueryPlan extends Plan {
  /** Paths for which an index is being made in the background because of this query: ask again. */
  coming: string[]
}

/** Writes down how a query is answered, while it is. */
export class PlanRecorder {
  readonly #steps: PlanStep[] = []
  #dereferences = 0

  /** The step is filled in by whoever carries it out. */
  begin(node: ExprNode, known: Pick<PlanStep, 'indexes' | 'isFullScan'>): PlanStep {
    const step: PlanStep = {
      source: textOf(node),
      order: null,
      limit: null,
      lookups: 1,
      candidates: 0,
      found: 0,
      ...known,
    }
    this.#steps.push(step)
    return step
  }

  dereferenced(): void {
    this.#dereferences++
  }

  plan(documents: number): Plan {
    return {
      documents,
      steps: this.#steps,
      dereferences: this.#dereferences,
      isFullScan: this.#steps.some(({isFullScan}) => isFullScan),
    }
  }
}

function textOf(node: ExprNode): string {
  try {
    return unparse(node).replace(/(?<![\w":])global::(?=\w+\()/g, '')
  } catch {
    // groq-js writes no `diff::` and no `delta::`.
    return `(${node.type})`
  }
}

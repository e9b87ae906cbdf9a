import {type Access} from '../access/grants.ts'
import {conditionSql, type SqlContext} from './condition-sql.ts'
import {type ReadingContext} from './condition.ts'
import {type Perspective} from './perspective.ts'
import {readCondition} from './read-condition.ts'
import {ALWAYS, exactly, joinSql, NEVER, type Sql} from './sql.ts'

export interface Viewing {
  perspective: Perspective
  access: Access
  reading: ReadingContext
  /** For conditions on the documents of a table, or of an alias of it. */
  sqlContext: (table: string) => SqlContext
}

/**
 * What a viewer sees of the table `document`: of each group the version that comes first in the
 * perspective, among those that they may read. Exact unless it takes GROQ to decide about these.
 */
export function visibilitySql(viewing: Viewing): Sql {
  const {perspective} = viewing
  if (perspective.kind === 'raw') return readableSql('document', viewing)
  const versions = [...perspective.bundles, null].map((bundle, index) => {
    return firstVersionSql(bundle, perspective.bundles.slice(0, index), viewing)
  })
  const remaining = exactly('document.unpublishing = 0')
  return joinSql([joinSql(versions, 'or'), remaining, readableSql('document', viewing)], 'and')
}

/** In `raw` and `published` every document is seen under its own id, and nothing is added. */
export function isOverlay(perspective: Perspective): boolean {
  return perspective.kind === 'stack' && perspective.bundles.length > 0
}

/** What the ids of a bundle begin with. */
export function prefixOf(bundle: string | null): string {
  if (bundle === null) return ''
  return bundle === 'drafts' ? 'drafts.' : `versions.${bundle}.`
}

/** Documents of a bundle that no version of an earlier bundle covers. */
function firstVersionSql(bundle: string | null, earlier: string[], viewing: Viewing): Sql {
  const own =
    bundle === null ? exactly('document.bundle is null') : exactly('document.bundle = ?', bundle)
  if (earlier.length === 0) return own
  const readable = readableSql('cover', viewing)
  // What covers a document must itself be readable; if only GROQ can tell, the view finds out.
  if (!readable.exact) return {...own, exact: false}
  const ids = earlier.map(() => '? || document.published_id').join(', ')
  const uncovered = exactly(
    `not exists (select 1 from document as cover where cover.id in (${ids}) and ${readable.sql})`,
    ...earlier.map(prefixOf),
    ...readable.values,
  )
  return joinSql([own, uncovered], 'and')
}

function readableSql(table: string, {access, reading, sqlContext}: Viewing): Sql {
  const rule = access.rule('read')
  if (!rule) return NEVER
  if (rule.coversEverything) return ALWAYS
  const condition = readCondition(rule.filter, reading)
  const sql = condition && conditionSql(condition, {...sqlContext(table), isOverlaid: false})
  return sql ?? {...ALWAYS, exact: false}
}

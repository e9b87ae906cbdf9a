import {useMemo} from 'react'
import {
  type HouseStyleRule,
  makeStyleList,
  type StyleList,
} from '../../newsroom/house-style/house-style.ts'
import {selectedFields} from '../../schemas/subtitle.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {STYLE_QUERY} from './style-query.ts'

export type StyleListState =
  | {state: 'loading'}
  | {state: 'failed'; message: string}
  | {state: 'ready'; list: StyleList; rules: number}

/** The newsroom's list of house style, kept up to date. */
export function useStyleList(): StyleListState {
  const live = useLiveQuery(STYLE_QUERY, {}, {perspective: 'published', tag: 'house-style.list'})
  return useMemo(() => {
    if (live.state !== 'ready') return live
    const rules = Array.isArray(live.data) ? live.data.flatMap(ruleOf) : []
    return {state: 'ready', list: makeStyleList(rules), rules: rules.length}
  }, [live])
}

/** A query says `null` where a field is missing; what is no rule is left out. */
function ruleOf(row: unknown): HouseStyleRule[] {
  if (typeof row !== 'object' || row === null) return []
  const rule: unknown = selectedFields({...row})
  return isRule(rule) ? [rule] : []
}

function isRule(value: unknown): value is HouseStyleRule {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_type' in value &&
    value._type === 'houseStyleRule' &&
    (!('avoid' in value) ||
      (Array.isArray(value.avoid) && value.avoid.every((term) => typeof term === 'string'))) &&
    (!('prefer' in value) || typeof value.prefer === 'string')
  )
}

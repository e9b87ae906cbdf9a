import {DESKS} from '../../newsroom/desks.ts'
import {type Lanes} from './board-view.ts'
import {type Column} from './columns.ts'
import {type BoardRow} from './read-rows.ts'

/** A row across the board: its cards, column by column. */
export interface Lane {
  key: string
  /** What the lane is of: a desk, a person, a priority; empty where there is none. */
  title: string
  cards: Map<Column, BoardRow[]>
  count: number
}

export const PRIORITY_TITLES: Record<number, string> = {
  2: 'Drop everything',
  1: 'High',
  0: 'Normal',
  [-1]: 'Low',
  [-2]: 'Can wait',
}

/**
 * Sorts cards into lanes and columns. In a column the most urgent stands on top: priority, then
 * deadline, then what has waited longest; of what is scheduled, what goes out first. A story of two
 * people stands in the lane of each.
 */
export function toLanes(
  rows: readonly BoardRow[],
  columns: readonly Column[],
  lanes: Lanes,
): Lane[] {
  const sorted = [...rows].sort(byUrgency)
  if (lanes === 'none') return [laneOf('all', '', sorted, columns)]
  const groups = new Map<string, {title: string; order: number; rows: BoardRow[]}>()
  for (const row of sorted) {
    for (const {key, title, order} of keysOf(row, lanes)) {
      const group = groups.get(key) ?? {title, order, rows: []}
      group.rows.push(row)
      groups.set(key, group)
    }
  }
  return [...groups]
    .sort(([, a], [, b]) => a.order - b.order || compare(a.title, b.title))
    .map(([key, group]) => laneOf(key, group.title, group.rows, columns))
}

interface LaneKey {
  key: string
  title: string
  order: number
}

const LAST = 100

function keysOf({document}: BoardRow, lanes: Exclude<Lanes, 'none'>): LaneKey[] {
  const {desk, assignees = [], priority = 0} = document.workflow ?? {}
  switch (lanes) {
    case 'desk':
      return desk === undefined
        ? [{key: '', title: 'No desk', order: LAST}]
        : [{key: desk, title: titleOfDesk(desk), order: Object.keys(DESKS).indexOf(desk)}]
    case 'assignee':
      return assignees.length === 0
        ? [{key: '', title: 'Nobody', order: LAST}]
        : assignees.map(({userId, name}) => ({key: userId, title: name ?? userId, order: 0}))
    case 'priority': {
      const title = PRIORITY_TITLES[priority] ?? String(priority)
      return [{key: String(priority), title, order: -priority}]
    }
  }
}

/** A desk that has been dissolved keeps its name. */
export function titleOfDesk(desk: string): string {
  return Object.entries(DESKS).find(([name]) => name === desk)?.[1] ?? desk
}

function laneOf(
  key: string,
  title: string,
  rows: readonly BoardRow[],
  columns: readonly Column[],
): Lane {
  const cards = new Map<Column, BoardRow[]>(columns.map((column) => [column, []]))
  for (const row of rows) cards.get(row.column)?.push(row)
  cards.get('scheduled')?.sort(byGoingOut)
  return {key, title, cards, count: rows.length}
}

function byUrgency(a: BoardRow, b: BoardRow): number {
  const [first, second] = [a.document.workflow, b.document.workflow]
  return (
    (second?.priority ?? 0) - (first?.priority ?? 0) ||
    compare(first?.dueAt ?? '9', second?.dueAt ?? '9') ||
    compare(first?.stageSince ?? '9', second?.stageSince ?? '9') ||
    compare(a.id, b.id)
  )
}

/** What goes out at the same time stays in the order of urgency. */
function byGoingOut(a: BoardRow, b: BoardRow): number {
  const [first, second] = [a.document.workflow, b.document.workflow]
  return compare(first?.scheduledFor ?? '9', second?.scheduledFor ?? '9')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

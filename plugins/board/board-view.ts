import {deadlineOf, DUE_BANDS, type DueBand} from '../../newsroom/dates/deadline.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {type Column, columnsOf} from './columns.ts'
import {type BoardRow} from './read-rows.ts'

export const LANES = ['none', 'desk', 'assignee', 'priority'] as const
export type Lanes = (typeof LANES)[number]

const TYPES = ['article', 'gallery', 'caption'] as const satisfies StoryDocument['_type'][]

/** What a board shows. It stands in the address, so a board can be sent to a colleague. */
export interface BoardView {
  type: StoryDocument['_type']
  desk?: string
  /** A user id; `me` is whoever looks, `nobody` what nobody has. */
  assignee?: string
  priority?: number
  due?: DueBand
  text?: string
  lanes: Lanes
  /** Columns folded to a strip. */
  folded: Column[]
}

export const WHOLE_BOARD: BoardView = {type: 'article', lanes: 'none', folded: ['down']}

/** Only what differs from {@link WHOLE_BOARD}, in one order, so that one view has one address. */
export function toParams(view: BoardView): [string, string][] {
  const {type, desk, assignee, priority, due, text, lanes, folded} = view
  const params: [string, string | undefined][] = [
    ['type', type === WHOLE_BOARD.type ? undefined : type],
    ['desk', desk],
    ['assignee', assignee],
    ['priority', priority?.toString()],
    ['due', due],
    ['text', text?.trim() || undefined],
    ['lanes', lanes === WHOLE_BOARD.lanes ? undefined : lanes],
    ['folded', isUsual(folded) ? undefined : folded.join()],
  ]
  return params.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

/** Boards of pictures have no column of what is down. */
function isUsual(folded: readonly Column[]): boolean {
  return folded.join() === WHOLE_BOARD.folded.join()
}

/** Reads an address that anybody may have written: what it does not understand it leaves out. */
export function fromParams(params: readonly (readonly [string, string])[]): BoardView {
  const given = new Map(params)
  const type = TYPES.find((one) => one === given.get('type')) ?? WHOLE_BOARD.type
  const priority = Number(given.get('priority') || Number.NaN)
  const due = DUE_BANDS.find((one) => one === given.get('due'))
  const [desk, assignee, text] = ['desk', 'assignee', 'text'].map((name) => given.get(name))
  const folded = given.get('folded')?.split(',')
  return {
    type,
    ...(desk ? {desk} : {}),
    ...(assignee ? {assignee} : {}),
    ...(Number.isInteger(priority) ? {priority} : {}),
    ...(due ? {due} : {}),
    ...(text ? {text} : {}),
    lanes: LANES.find((one) => one === given.get('lanes')) ?? WHOLE_BOARD.lanes,
    folded: folded
      ? columnsOf(type).filter((column) => folded.includes(column))
      : WHOLE_BOARD.folded,
  }
}

export interface Looking {
  userId: string
  now: Date
  timeZone: string
}

/** The cards that a view shows. */
export function select(
  rows: readonly BoardRow[],
  {desk, assignee, priority, due, text}: BoardView,
  {userId, now, timeZone}: Looking,
): BoardRow[] {
  const matches = textMatcher(text ?? '')
  const wanted = assignee === 'me' ? userId : assignee
  return rows.filter((row) => {
    const workflow = row.document.workflow
    const assignees = workflow?.assignees ?? []
    return (
      (desk === undefined || workflow?.desk === desk) &&
      (wanted === undefined ||
        (wanted === 'nobody'
          ? assignees.length === 0
          : assignees.some((one) => one.userId === wanted))) &&
      (priority === undefined || (workflow?.priority ?? 0) === priority) &&
      (due === undefined || deadlineOf(workflow?.dueAt, now, timeZone).band === due) &&
      matches(row)
    )
  })
}

/** Every word must occur and no `-word` may, whatever the accents and capitals. */
function textMatcher(text: string): (row: BoardRow) => boolean {
  const words = fold(text).split(/\s+/).filter(Boolean)
  const without = words.flatMap((word) => (/^-./.test(word) ? word.slice(1) : []))
  const within = words.filter((word) => !word.startsWith('-'))
  if (words.length === 0) return () => true
  return ({title, document}) => {
    const slugline = document._type === 'article' ? (document.slugline ?? '') : ''
    const searched = fold(`${title} ${slugline}`)
    return (
      within.every((word) => searched.includes(word)) &&
      !without.some((word) => searched.includes(word))
    )
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

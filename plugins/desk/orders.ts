/** In which order the documents of a list can stand. */
export const ORDERS = {
  /** Without a priority a story is as urgent as most. */
  urgency: ['coalesce(workflow.priority, 0) desc', '_updatedAt desc'],
  deadline: ['workflow.dueAt asc', '_updatedAt desc'],
  edited: ['_updatedAt desc'],
  begun: ['_createdAt desc'],
  headline: ['headline asc', 'slugline asc'],
  firstRan: ['originallyPublished.edtf desc', '_updatedAt desc'],
  title: ['title asc', '_updatedAt desc'],
  words: ['text asc', '_updatedAt desc'],
  credit: ['credit.line asc', '_updatedAt desc'],
  taken: ['dateCreated.edtf desc', '_updatedAt desc'],
  goingOut: ['workflow.scheduledFor asc'],
  embargoEnd: ['embargo.until asc'],
  comingDown: ['workflow.expiresAt asc'],
  owed: ['workflow.debt.at asc'],
  mentioned: ['at desc'],
} as const satisfies Record<string, readonly string[]>

export type OrderName = keyof typeof ORDERS

/** The orders that a list offers; the first is its own. */
export type Orders = readonly [OrderName, ...OrderName[]]

export const STORY_ORDERS: Orders = ['urgency', 'deadline', 'edited', 'headline']
/** Of lists in which articles, galleries and captions stand together. */
export const MIXED_ORDERS: Orders = ['urgency', 'deadline', 'edited']
export const CAPTION_ORDERS: Orders = ['edited', 'words', 'credit', 'taken']
export const GALLERY_ORDERS: Orders = ['edited', 'urgency', 'title']

/** The same, with another one first. */
export function led(first: OrderName, orders: Orders = STORY_ORDERS): Orders {
  return [first, ...orders.filter((order) => order !== first)]
}

export function isOrder(value: unknown): value is OrderName {
  return typeof value === 'string' && Object.hasOwn(ORDERS, value)
}

import {expect, test} from 'vitest'
import {columnsOf} from './columns.ts'
import {toLanes} from './lanes.ts'
import {readRows} from './read-rows.ts'

test('the most urgent stands on top, and of what is scheduled what goes out first', () => {
  const story = (id: string, workflow: Record<string, unknown>) => ({
    _id: `drafts.${id}`,
    _type: 'article',
    headline: id,
    workflow: {_type: 'workflow', stage: 'ready', ...workflow},
  })
  const drafts = [
    story('normal', {}),
    story('urgent', {priority: 2}),
    story('noon', {priority: 2, scheduledFor: '2026-11-30T12:00:00Z'}),
    story('morning', {scheduledFor: '2026-11-30T06:05:00Z'}),
  ]
  const rows = readRows({drafts, published: []}, {galleries: [], unsettled: []}, new Date())
  const [lane] = toLanes(rows, columnsOf('article'), 'none')
  const shown = (column: 'ready' | 'scheduled') => lane?.cards.get(column)?.map(({id}) => id)
  expect(shown('ready')).toEqual(['urgent', 'normal'])
  expect(shown('scheduled')).toEqual(['morning', 'noon'])
})

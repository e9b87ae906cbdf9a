import {defineArrayMember, defineField, defineType} from 'sanity'
import {DESKS} from '../../newsroom/desks.ts'
import {CHECKS, CHECK_TITLES} from '../../newsroom/checks.ts'
import {PICTURE_STAGES, STORY_STAGES, STAGE_TITLES} from '../../newsroom/stages.ts'

const STAGES = [...new Set([...STORY_STAGES, ...PICTURE_STAGES])]

export const workflow = defineType({
  name: 'workflow',
  title: 'Workflow',
  type: 'object',
  fieldsets: [
    {name: 'planning', title: 'Planning', options: {columns: 2}},
    {name: 'record', title: 'Record', options: {columns: 2, collapsible: true, collapsed: true}},
  ],
  fields: [
    defineField({
      name: 'stage',
      title: 'Stage',
      type: 'string',
      readOnly: true,
      description: 'Moves by the buttons of the document.',
      options: {list: STAGES.map((value) => ({value, title: STAGE_TITLES[value]}))},
    }),
    defineField({
      name: 'assignees',
      title: 'Assigned to',
      type: 'array',
      of: [defineArrayMember({type: 'assignee'})],
    }),
    defineField({
      name: 'desk',
      title: 'Desk',
      type: 'string',
      fieldset: 'planning',
      options: {list: Object.entries(DESKS).map(([value, title]) => ({value, title}))},
    }),
    defineField({
      name: 'priority',
      title: 'Priority',
      type: 'number',
      fieldset: 'planning',
      initialValue: 0,
      validation: (rule) => rule.integer().min(-2).max(2),
      options: {
        list: [
          {value: 2, title: 'Drop everything'},
          {value: 1, title: 'High'},
          {value: 0, title: 'Normal'},
          {value: -1, title: 'Low'},
          {value: -2, title: 'Can wait'},
        ],
      },
    }),
    defineField({name: 'dueAt', title: 'Deadline', type: 'datetime', fieldset: 'planning'}),
    defineField({
      name: 'plannedFor',
      title: 'Meant to run',
      type: 'partialDate',
      description: 'May be vague. Publishes nothing.',
    }),
    defineField({
      name: 'scheduledFor',
      title: 'Will be published',
      type: 'datetime',
      readOnly: true,
      description: 'Set by Schedule.',
      hidden: ({value}) => value === undefined,
    }),
    defineField({
      name: 'checks',
      title: 'Checks',
      type: 'checks',
      description: 'Signed off by the buttons of the document.',
    }),
    ...[
      ['stageSince', 'In this stage since'],
      ['submittedAt', 'Sent in'],
      ['approvedAt', 'Approved'],
      ['firstPublishedAt', 'First live'],
      ['lastPublishedAt', 'Last live'],
      ['lastSignificantAt', 'Readers last told of a change'],
      ['expiresAt', 'Will be taken down'],
    ].map(([name = '', title]) =>
      defineField({name, title, type: 'datetime', readOnly: true, fieldset: 'record'}),
    ),
    defineField({
      name: 'debt',
      title: 'Published without approval',
      type: 'object',
      readOnly: true,
      description: 'A second person clears this with “Approve after the fact”.',
      hidden: ({value}) => value === undefined,
      options: {columns: 2},
      fields: [
        defineField({name: 'by', title: 'By', type: 'string'}),
        defineField({name: 'at', title: 'At', type: 'datetime'}),
      ],
    }),
    defineField({name: 'seal', title: 'Seal of the approval', type: 'string', hidden: true}),
    defineField({
      name: 'submittedBy',
      title: 'Sent in by',
      type: 'string',
      readOnly: true,
      fieldset: 'record',
    }),
    defineField({
      name: 'approvedBy',
      title: 'Approved by',
      type: 'string',
      readOnly: true,
      fieldset: 'record',
    }),
  ],
})

export const assignee = defineType({
  name: 'assignee',
  title: 'Assignee',
  type: 'object',
  fields: [
    defineField({
      name: 'userId',
      title: 'User',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({name: 'name', title: 'Name', type: 'string'}),
  ],
  preview: {
    select: {name: 'name', userId: 'userId'},
    prepare: ({name, userId}) => ({title: name ?? userId}),
  },
})

export const checks = defineType({
  name: 'checks',
  title: 'Checks',
  type: 'object',
  readOnly: true,
  options: {collapsible: true, collapsed: true},
  fields: CHECKS.map((name) => defineField({name, title: CHECK_TITLES[name], type: 'check'})),
})

export const check = defineType({
  name: 'check',
  title: 'Check',
  type: 'object',
  options: {columns: 3},
  fields: [
    defineField({
      name: 'state',
      title: 'State',
      type: 'string',
      options: {
        list: [
          {value: 'notRequired', title: 'Not needed'},
          {value: 'required', title: 'Open'},
          {value: 'done', title: 'Done'},
        ],
      },
    }),
    defineField({name: 'by', title: 'By', type: 'string'}),
    defineField({name: 'at', title: 'At', type: 'datetime'}),
    defineField({name: 'covers', title: 'What was looked at', type: 'string', hidden: true}),
  ],
})

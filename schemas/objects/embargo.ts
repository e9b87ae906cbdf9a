import {LockIcon} from '@sanity/icons/Lock'
import {defineField, defineType} from 'sanity'
import {type Embargo} from '../../newsroom/model.ts'

export const embargo = defineType({
  name: 'embargo',
  title: 'Embargo',
  type: 'object',
  icon: LockIcon,
  options: {collapsible: true, collapsed: true},
  fields: [
    defineField({
      name: 'active',
      title: 'Under embargo',
      type: 'boolean',
      description: 'The story cannot be published before the embargo ends.',
      initialValue: false,
    }),
    defineField({
      name: 'until',
      title: 'Until',
      type: 'datetime',
      hidden: ({parent}: {parent?: Embargo}) => parent?.active !== true,
    }),
    defineField({
      name: 'reason',
      title: 'Reason',
      type: 'string',
      description:
        'Anybody can read this once the story is live. Sources and secrets belong in the log.',
      hidden: ({parent}: {parent?: Embargo}) => parent?.active !== true,
    }),
  ],
})

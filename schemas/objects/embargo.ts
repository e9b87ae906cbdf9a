import {LockIcon} from '@sanity/icons/Lock'
import {defineField, defineType} from 'sanity'
import {type Embargo} from '../../newsroom/model.ts'
import {setByTransition} from '../newsroom-rules.ts'

export const embargo = defineType({
  name: 'embargo',
  title: 'Embargo',
  type: 'object',
  icon: LockIcon,
  readOnly: setByTransition,
  options: {collapsible: true, collapsed: true},
  fields: [
    defineField({
      name: 'active',
      title: 'Under embargo',
      type: 'boolean',
      description:
        'Set by Embargo, ended by its time or by Lift the embargo. Until then nothing is published.',
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

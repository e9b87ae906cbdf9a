import {ClockIcon} from '@sanity/icons/Clock'
import {defineField, defineType} from 'sanity'

export const lease = defineType({
  name: 'lease',
  title: 'Lease',
  type: 'object',
  icon: ClockIcon,
  fields: [
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      validation: (rule) => rule.required(),
      options: {
        list: [
          {value: 'allowUse', title: 'May be used'},
          {value: 'denyUse', title: 'May not be used'},
          {value: 'allowSyndication', title: 'May be syndicated'},
          {value: 'denySyndication', title: 'May not be syndicated'},
        ],
      },
    }),
    defineField({name: 'from', title: 'From', type: 'datetime'}),
    defineField({
      name: 'until',
      title: 'Until',
      type: 'datetime',
      validation: (rule) => rule.min(rule.valueOfField('from')),
    }),
  ],
  preview: {
    select: {kind: 'kind', from: 'from', until: 'until'},
    prepare: ({kind, from, until}) => ({
      title: kind,
      subtitle: [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' '),
    }),
  },
})

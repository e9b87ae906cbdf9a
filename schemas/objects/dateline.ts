import {PinIcon} from '@sanity/icons/Pin'
import {defineField, defineType} from 'sanity'

export const dateline = defineType({
  name: 'dateline',
  title: 'Dateline',
  type: 'object',
  icon: PinIcon,
  options: {collapsible: true, collapsed: true, columns: 2},
  fields: [
    defineField({
      name: 'asPrinted',
      title: 'As printed',
      type: 'string',
      description: 'Where, and by whom, the story was filed: “BAMAKO (AP)”.',
    }),
    defineField({name: 'place', title: 'Place', type: 'reference', to: [{type: 'place'}]}),
    defineField({name: 'date', title: 'Date', type: 'partialDate'}),
  ],
})

import {TokenIcon} from '@sanity/icons/Token'
import {defineArrayMember, defineField, defineType} from 'sanity'

export const credit = defineType({
  name: 'credit',
  title: 'Credit',
  type: 'object',
  icon: TokenIcon,
  fields: [
    defineField({
      name: 'line',
      title: 'Credit line',
      type: 'string',
      description: 'What readers see: Jane Barlow/PA.',
    }),
    defineField({
      name: 'creators',
      title: 'Photographers',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
    }),
    defineField({name: 'source', title: 'Source', type: 'reference', to: [{type: 'creditSource'}]}),
    defineField({
      name: 'asPrinted',
      title: 'As printed',
      type: 'string',
      readOnly: true,
      description: 'The words of the source, untouched.',
      hidden: ({value}) => value === undefined,
    }),
    defineField({
      name: 'label',
      title: 'Printed label',
      type: 'string',
      readOnly: true,
      hidden: ({value}) => value === undefined,
    }),
  ],
})

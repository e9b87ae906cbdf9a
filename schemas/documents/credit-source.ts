import {TokenIcon} from '@sanity/icons/Token'
import {defineArrayMember, defineField, defineType} from 'sanity'

export const creditSource = defineType({
  name: 'creditSource',
  title: 'Credit source',
  type: 'document',
  icon: TokenIcon,
  description: 'An agency, archive or collection that pictures come from.',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'shortCredit',
      title: 'Short credit',
      type: 'string',
      description: 'As it stands in a credit line: PA, Getty Images.',
    }),
    defineField({
      name: 'aliases',
      title: 'Also printed as',
      type: 'array',
      description: 'Exact spellings met in the archive. The import recognises them.',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      options: {
        list: [
          {value: 'staff', title: 'Staff'},
          {value: 'wires', title: 'News agency'},
          {value: 'freelance', title: 'Freelance'},
          {value: 'stock', title: 'Picture library'},
          {value: 'handout', title: 'Handout'},
          {value: 'reader', title: 'Reader or family'},
          {value: 'screengrab', title: 'Screen grab'},
          {value: 'publicDomain', title: 'Public domain'},
          {value: 'unknown', title: 'Not known'},
        ],
      },
    }),
    defineField({
      name: 'creditTemplate',
      title: 'Credit line',
      type: 'string',
      description: 'How this source wants to be credited: {creator}/Getty Images.',
    }),
    defineField({
      name: 'usageTerms',
      title: 'Usage terms',
      type: 'text',
      rows: 3,
      description:
        'Public, as all of this document: what whoever shows the pictures has to keep to.',
    }),
    defineField({name: 'url', title: 'Website', type: 'url'}),
  ],
  preview: {select: {title: 'name', subtitle: 'shortCredit'}},
})

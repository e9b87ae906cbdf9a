import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

export const personShown = defineType({
  name: 'personShown',
  title: 'Person',
  type: 'object',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'position',
      title: 'Where in the picture',
      type: 'string',
      description: 'Left, third from right, back row …',
    }),
    defineField({name: 'person', title: 'Person', type: 'reference', to: [{type: 'person'}]}),
  ],
  preview: {select: {title: 'name', subtitle: 'position'}},
})

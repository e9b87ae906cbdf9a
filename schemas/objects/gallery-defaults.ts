import {defineArrayMember, defineField, defineType} from 'sanity'

export const galleryDefaults = defineType({
  name: 'galleryDefaults',
  title: 'Same for all',
  type: 'object',
  fields: [
    defineField({name: 'credit', title: 'Credit', type: 'credit'}),
    defineField({name: 'dateCreated', title: 'Taken', type: 'partialDate'}),
    defineField({
      name: 'places',
      title: 'Places shown',
      type: 'array',
      of: [defineArrayMember({type: 'placeShown'})],
    }),
    defineField({name: 'usageTerms', title: 'Usage terms', type: 'text', rows: 2}),
  ],
})

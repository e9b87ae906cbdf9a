import {defineField, defineType} from 'sanity'

/** Private: what was wrong stays in the newsroom. */
export const loggedChange = defineType({
  name: 'loggedChange',
  title: 'Change',
  type: 'object',
  fields: [
    defineField({
      name: 'document',
      title: 'Document',
      type: 'reference',
      weak: true,
      to: [{type: 'article'}, {type: 'gallery'}, {type: 'caption'}],
    }),
    defineField({name: 'field', title: 'Field', type: 'string'}),
    defineField({name: 'before', title: 'Before', type: 'text', rows: 2}),
    defineField({name: 'after', title: 'After', type: 'text', rows: 2}),
  ],
  preview: {select: {title: 'field', subtitle: 'after'}},
})

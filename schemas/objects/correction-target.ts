import {defineField, defineType} from 'sanity'

export const correctionTarget = defineType({
  name: 'correctionTarget',
  title: 'What was corrected',
  type: 'object',
  fields: [
    defineField({
      name: 'document',
      title: 'Document',
      type: 'reference',
      to: [{type: 'article'}, {type: 'gallery'}, {type: 'caption'}],
      validation: (rule) => rule.required(),
    }),
    defineField({name: 'field', title: 'Field', type: 'string'}),
    defineField({name: 'before', title: 'Before', type: 'text', rows: 2}),
    defineField({name: 'after', title: 'After', type: 'text', rows: 2}),
  ],
  preview: {
    select: {
      headline: 'document.headline',
      text: 'document.text',
      title: 'document.title',
      field: 'field',
    },
    prepare: ({headline, text, title, field}) => ({
      title: headline ?? title ?? text,
      subtitle: field,
    }),
  },
})

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
      // What is told of it must not keep it up.
      weak: true,
      validation: (rule) => rule.required(),
    }),
    defineField({name: 'field', title: 'Field', type: 'string'}),
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

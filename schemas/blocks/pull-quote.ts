import {BlockquoteIcon} from '@sanity/icons/Blockquote'
import {defineField, defineType} from 'sanity'

export const pullQuote = defineType({
  name: 'pullQuote',
  title: 'Pull quote',
  type: 'object',
  icon: BlockquoteIcon,
  fields: [
    defineField({
      name: 'text',
      title: 'Quote',
      type: 'text',
      rows: 3,
      // The thresholds of the Guardian's own pull quote element.
      validation: (rule) => [
        rule.required(),
        rule.max(120).warning('A pull quote works in up to 120 characters'),
        rule.max(1000).error('A pull quote cannot be longer than 1,000 characters'),
      ],
    }),
    defineField({name: 'attribution', title: 'Who said it', type: 'string'}),
  ],
  preview: {select: {title: 'text', subtitle: 'attribution'}},
})

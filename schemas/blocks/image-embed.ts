import {ImageIcon} from '@sanity/icons/Image'
import {defineField, defineType} from 'sanity'

export const imageEmbed = defineType({
  name: 'imageEmbed',
  title: 'Picture',
  type: 'object',
  icon: ImageIcon,
  fields: [
    defineField({
      name: 'caption',
      title: 'Picture and caption',
      type: 'reference',
      to: [{type: 'caption'}],
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {
    select: {title: 'caption.text', subtitle: 'caption.credit.line', media: 'caption.image'},
  },
})

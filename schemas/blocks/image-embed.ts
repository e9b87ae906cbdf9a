import {ImageIcon} from '@sanity/icons/Image'
import {defineField, defineType} from 'sanity'
import {publishedTogether} from '../newsroom-rules.ts'

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
      validation: publishedTogether,
    }),
  ],
  preview: {
    select: {title: 'caption.text', subtitle: 'caption.credit.line', media: 'caption.image'},
  },
})

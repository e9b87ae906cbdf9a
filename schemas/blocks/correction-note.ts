import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {defineField, defineType} from 'sanity'
import {publishedTogether} from '../newsroom-rules.ts'

export const correctionNote = defineType({
  name: 'correctionNote',
  title: 'Correction, here',
  type: 'object',
  icon: WarningOutlineIcon,
  fields: [
    defineField({
      name: 'correction',
      title: 'Correction',
      type: 'reference',
      to: [{type: 'correction'}],
      validation: publishedTogether,
    }),
  ],
  preview: {select: {title: 'correction.publicText', subtitle: 'correction.date'}},
})

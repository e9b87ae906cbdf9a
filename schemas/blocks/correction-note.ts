import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {defineField, defineType} from 'sanity'

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
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {select: {title: 'correction.publicText', subtitle: 'correction.date'}},
})

import {TrashIcon} from '@sanity/icons/Trash'
import {defineField, defineType} from 'sanity'

export const furniture = defineType({
  name: 'furniture',
  title: 'Left over from the old page',
  type: 'object',
  icon: TrashIcon,
  fields: [
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      readOnly: true,
      description:
        'Kept because the import loses nothing. Readers do not see it; delete it when it is of no use.',
    }),
  ],
  preview: {
    select: {title: 'text'},
    prepare: ({title}) => ({title, subtitle: 'Left over from the old page'}),
  },
})

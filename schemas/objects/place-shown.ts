import {PinIcon} from '@sanity/icons/Pin'
import {defineField, defineType} from 'sanity'

export const placeShown = defineType({
  name: 'placeShown',
  title: 'Place',
  type: 'object',
  icon: PinIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'asPrinted',
      title: 'As printed',
      type: 'string',
      readOnly: true,
      hidden: ({value}) => value === undefined,
    }),
    defineField({
      name: 'place',
      title: 'In the gazetteer',
      type: 'reference',
      to: [{type: 'place'}],
    }),
  ],
  preview: {select: {title: 'name', subtitle: 'place.country'}},
})

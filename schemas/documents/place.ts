import {PinIcon} from '@sanity/icons/Pin'
import {defineArrayMember, defineField, defineType} from 'sanity'

export const place = defineType({
  name: 'place',
  title: 'Place',
  type: 'document',
  icon: PinIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'aliases',
      title: 'Also printed as',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
    }),
    defineField({name: 'city', title: 'City', type: 'string'}),
    defineField({name: 'province', title: 'Province or state', type: 'string'}),
    defineField({name: 'country', title: 'Country', type: 'string'}),
    defineField({
      name: 'countryCode',
      title: 'Country code',
      type: 'string',
      description: 'Two letters, ISO 3166-1.',
      validation: (rule) => rule.regex(/^[A-Z]{2}$/, {name: 'two capital letters'}),
    }),
    defineField({name: 'position', title: 'Position', type: 'geopoint'}),
  ],
  preview: {
    select: {title: 'name', city: 'city', country: 'country'},
    prepare: ({title, city, country}) => ({
      title,
      subtitle: [city, country].filter(Boolean).join(', '),
    }),
  },
})

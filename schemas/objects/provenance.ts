import {ArchiveIcon} from '@sanity/icons/Archive'
import {defineArrayMember, defineField, defineType} from 'sanity'

export const provenance = defineType({
  name: 'provenance',
  title: 'Origin',
  type: 'object',
  icon: ArchiveIcon,
  readOnly: true,
  hidden: ({value}) => value === undefined,
  fields: [
    defineField({
      name: 'importRecord',
      title: 'Import record',
      type: 'reference',
      weak: true,
      to: [{type: 'importRecord'}],
      description: 'The source, word for word, and where each word went.',
    }),
    defineField({
      name: 'supplied',
      title: 'Not in the source',
      type: 'array',
      description: 'Fields that an import or a migration added.',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
    }),
    defineField({
      name: 'dismissed',
      title: 'Dismissed suggestions',
      type: 'array',
      hidden: true,
      of: [defineArrayMember({type: 'string'})],
    }),
  ],
})

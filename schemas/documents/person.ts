import {UserIcon} from '@sanity/icons/User'
import {defineArrayMember, defineField, defineType} from 'sanity'

export const person = defineType({
  name: 'person',
  title: 'Person',
  type: 'document',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'slug',
      title: 'Slug',
      type: 'slug',
      description: 'The address of the page that lists this person’s stories.',
      options: {source: 'name', maxLength: 80},
    }),
    defineField({
      name: 'roles',
      title: 'Known as',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {
        list: [
          {value: 'writer', title: 'Writer'},
          {value: 'photographer', title: 'Photographer'},
          {value: 'subject', title: 'Subject of stories'},
        ],
      },
    }),
    defineField({name: 'jobTitle', title: 'Job title', type: 'string'}),
    defineField({
      name: 'aliases',
      title: 'Also spelled',
      type: 'array',
      description: 'Other spellings met in the archive.',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
    }),
    defineField({
      name: 'sameAs',
      title: 'Elsewhere',
      type: 'array',
      of: [defineArrayMember({type: 'url'})],
    }),
  ],
  preview: {select: {title: 'name', subtitle: 'jobTitle'}},
})

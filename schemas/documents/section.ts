import {FolderIcon} from '@sanity/icons/Folder'
import {defineField, defineType} from 'sanity'
import {isFreeForSection} from '../../newsroom/section-slug.ts'

export const section = defineType({
  name: 'section',
  title: 'Section',
  type: 'document',
  icon: FolderIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'slug',
      title: 'Slug',
      type: 'slug',
      description: 'The section’s web address.',
      options: {source: 'title', maxLength: 40},
      validation: (rule) =>
        rule.required().custom((slug) => {
          const {current = ''} = slug ?? {}
          if (isFreeForSection(current)) return true
          return `The site has something else at “/${current}”. Choose another slug.`
        }),
    }),
    defineField({name: 'description', title: 'Description', type: 'text', rows: 2}),
    defineField({
      name: 'order',
      title: 'Place in the menu',
      type: 'number',
      description: 'Smaller stands further left.',
    }),
  ],
  orderings: [{name: 'menu', title: 'Menu', by: [{field: 'order', direction: 'asc'}]}],
  preview: {select: {title: 'title', subtitle: 'description'}},
})

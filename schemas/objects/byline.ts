import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

export const byline = defineType({
  name: 'byline',
  title: 'Byline',
  type: 'object',
  icon: UserIcon,
  fields: [
    defineField({name: 'person', title: 'Person', type: 'reference', to: [{type: 'person'}]}),
    defineField({
      name: 'asPrinted',
      title: 'As printed',
      type: 'string',
      description: 'The line as the source has it: “By Jane Barlow in Mosul”.',
    }),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      description: 'Words, pictures, reporting …',
    }),
  ],
  preview: {
    select: {name: 'person.name', asPrinted: 'asPrinted', role: 'role'},
    prepare: ({name, asPrinted, role}) => ({
      title: name ?? asPrinted ?? 'Nobody yet',
      subtitle: role,
    }),
  },
})

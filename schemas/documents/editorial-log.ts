import {ClipboardIcon} from '@sanity/icons/Clipboard'
import {defineArrayMember, defineField, defineType} from 'sanity'
import {formatMoment} from '../../newsroom/dates/zoned-time.ts'

export const editorialLog = defineType({
  name: 'editorialLog',
  title: 'Log entry',
  type: 'document',
  icon: ClipboardIcon,
  liveEdit: true,
  // The search at the top of the page is for what people work on.
  __experimental_omnisearch_visibility: false,
  readOnly: true,
  description: 'Who did what, when and why. Private; entries are added and never changed.',
  fields: [
    defineField({
      name: 'story',
      title: 'Story',
      type: 'reference',
      weak: true,
      to: [{type: 'article'}, {type: 'gallery'}, {type: 'caption'}],
    }),
    defineField({
      name: 'subject',
      title: 'About',
      type: 'reference',
      weak: true,
      to: [{type: 'article'}, {type: 'gallery'}, {type: 'caption'}],
    }),
    defineField({name: 'event', title: 'What', type: 'string'}),
    defineField({name: 'from', title: 'From stage', type: 'string'}),
    defineField({name: 'to', title: 'To stage', type: 'string'}),
    defineField({name: 'by', title: 'Who', type: 'string'}),
    defineField({name: 'at', title: 'When', type: 'datetime'}),
    defineField({name: 'note', title: 'Note', type: 'text'}),
    defineField({
      name: 'mentions',
      title: 'For',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
    }),
    defineField({
      name: 'changes',
      title: 'What was corrected',
      type: 'array',
      of: [defineArrayMember({type: 'loggedChange'})],
    }),
    defineField({name: 'approved', title: 'What was approved', type: 'text', hidden: true}),
  ],
  orderings: [{name: 'newest', title: 'Newest first', by: [{field: 'at', direction: 'desc'}]}],
  preview: {
    select: {event: 'event', by: 'by', at: 'at', note: 'note'},
    prepare: ({event, by, at, note}) => ({
      title: event === 'note' ? note : [event, note].filter(Boolean).join(': '),
      subtitle: [by, at && formatMoment(at)].filter(Boolean).join(' · '),
    }),
  },
})

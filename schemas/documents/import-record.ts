import {ArchiveIcon} from '@sanity/icons/Archive'
import {defineArrayMember, defineField, defineType} from 'sanity'

export const importRecord = defineType({
  name: 'importRecord',
  title: 'Import record',
  type: 'document',
  icon: ArchiveIcon,
  liveEdit: true,
  // The search at the top of the page is for what people work on.
  __experimental_omnisearch_visibility: false,
  readOnly: true,
  description: 'One source as it came, and where each of its words went. Private.',
  fields: [
    defineField({name: 'source', title: 'Source', type: 'string'}),
    defineField({name: 'importedAt', title: 'Imported', type: 'datetime'}),
    defineField({name: 'runId', title: 'Run', type: 'string'}),
    defineField({name: 'readerVersion', title: 'Reader', type: 'string'}),
    defineField({
      name: 'article',
      title: 'Story',
      type: 'reference',
      weak: true,
      to: [{type: 'article'}],
    }),
    defineField({
      name: 'review',
      title: 'To look at',
      type: 'array',
      of: [defineArrayMember({type: 'reviewFlag'})],
    }),
    defineField({
      name: 'suggestions',
      title: 'Suggestions',
      type: 'array',
      of: [defineArrayMember({type: 'suggestion'})],
    }),
    defineField({
      name: 'answers',
      title: 'What people said',
      type: 'array',
      of: [defineArrayMember({type: 'readerAnswer'})],
    }),
    defineField({name: 'rawText', title: 'Source text', type: 'text', rows: 20}),
    defineField({name: 'encoding', title: 'Encoding', type: 'string'}),
    defineField({name: 'format', title: 'Format', type: 'string'}),
    defineField({name: 'sha256', title: 'SHA-256 of the source', type: 'string'}),
    defineField({name: 'textSha256', title: 'SHA-256 of the text', type: 'string'}),
    defineField({name: 'shownInk', title: 'Digest of the characters shown', type: 'string'}),
    defineField({
      name: 'segments',
      title: 'Spans',
      type: 'array',
      of: [defineArrayMember({type: 'segment'})],
    }),
    defineField({
      name: 'discarded',
      title: 'Left out',
      type: 'array',
      of: [defineArrayMember({type: 'discard'})],
    }),
    defineField({
      name: 'written',
      title: 'Written by the import',
      type: 'array',
      hidden: true,
      of: [defineArrayMember({type: 'writtenField'})],
    }),
    defineField({
      name: 'created',
      title: 'Made by the import',
      type: 'array',
      hidden: true,
      of: [defineArrayMember({type: 'string'})],
    }),
    defineField({
      name: 'removed',
      title: 'Taken out by the import',
      type: 'array',
      hidden: true,
      of: [defineArrayMember({type: 'removedDraft'})],
    }),
    defineField({
      name: 'earlier',
      title: 'Import before',
      type: 'reference',
      weak: true,
      to: [{type: 'importRecord'}],
    }),
    defineField({name: 'replacedBy', title: 'Imported again by run', type: 'string'}),
  ],
  orderings: [
    {name: 'imported', title: 'Last imported', by: [{field: 'importedAt', direction: 'desc'}]},
  ],
  preview: {
    select: {title: 'source', importedAt: 'importedAt', review: 'review', again: 'replacedBy'},
    prepare: ({title, importedAt, review, again}) => {
      const flags = Object.keys(review ?? {}).length
      return {
        title,
        subtitle: [
          importedAt,
          again ? 'imported again since' : flags > 0 ? `${flags} to look at` : undefined,
        ]
          .filter(Boolean)
          .join(' · '),
      }
    },
  },
})

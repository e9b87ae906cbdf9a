import {ImageIcon} from '@sanity/icons/Image'
import {ImageRemoveIcon} from '@sanity/icons/ImageRemove'
import {defineArrayMember, defineField, defineType} from 'sanity'
import {creditLine} from '../../newsroom/credit-line.ts'
import {type Caption} from '../../newsroom/model.ts'
import {newsroomRules, publishedTogether, readOnlyUnlessTheirs} from '../newsroom-rules.ts'
import {selectedFields, subtitleOf} from '../subtitle.ts'

export const caption = defineType({
  name: 'caption',
  title: 'Caption',
  type: 'document',
  icon: ImageIcon,
  readOnly: readOnlyUnlessTheirs,
  validation: newsroomRules,
  groups: [
    {name: 'caption', title: 'Caption', default: true},
    {name: 'rights', title: 'Rights'},
    {name: 'workflow', title: 'Workflow'},
    {name: 'origin', title: 'Origin'},
  ],
  initialValue: () => ({
    missingImage: {_type: 'missingImage', reason: 'awaitingUpload'},
    workflow: {_type: 'workflow', stage: 'intake', priority: 0},
  }),
  fields: [
    defineField({
      name: 'text',
      title: 'Caption',
      type: 'text',
      rows: 3,
      group: 'caption',
      description: 'Who or what, where, when. Without the counter and without the credit.',
    }),
    defineField({
      name: 'image',
      title: 'Picture',
      type: 'image',
      group: 'caption',
      options: {hotspot: true},
    }),
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'text',
      rows: 2,
      group: 'caption',
      description: 'What the picture shows, for readers who cannot see it. Not the caption again.',
      hidden: ({document}) => !hasImage(document),
    }),
    defineField({
      name: 'missingImage',
      title: 'Why there is no picture',
      type: 'missingImage',
      group: 'caption',
      hidden: ({document}) => hasImage(document),
    }),
    defineField({name: 'credit', title: 'Credit', type: 'credit', group: ['caption', 'rights']}),
    defineField({
      name: 'dateCreated',
      title: 'Taken',
      type: 'partialDate',
      group: 'caption',
      description: 'When the picture was taken, as exactly as it is known.',
    }),
    defineField({
      name: 'places',
      title: 'Places shown',
      type: 'array',
      group: 'caption',
      of: [defineArrayMember({type: 'placeShown'})],
    }),
    defineField({
      name: 'people',
      title: 'People shown',
      type: 'array',
      group: 'caption',
      description: 'From left to right.',
      of: [defineArrayMember({type: 'personShown'})],
    }),
    defineField({
      name: 'corrections',
      title: 'Corrections',
      type: 'array',
      group: 'caption',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'correction'}],
          validation: publishedTogether,
        }),
      ],
    }),
    defineField({name: 'usageTerms', title: 'Usage terms', type: 'text', rows: 2, group: 'rights'}),
    defineField({
      name: 'copyrightNotice',
      title: 'Copyright notice',
      type: 'string',
      group: 'rights',
    }),
    defineField({
      name: 'leases',
      title: 'Leases',
      type: 'array',
      group: 'rights',
      description: 'From when and until when the picture may, or may not, be used.',
      of: [defineArrayMember({type: 'lease'})],
    }),
    defineField({
      name: 'printedMarker',
      title: 'Printed counter',
      type: 'string',
      group: 'origin',
      readOnly: true,
      description: 'What the source printed. Readers see a count of the gallery instead.',
    }),
    defineField({name: 'workflow', title: 'Workflow', type: 'workflow', group: 'workflow'}),
    defineField({name: 'provenance', title: 'Origin', type: 'provenance', group: 'origin'}),
  ],
  orderings: [
    {name: 'updated', title: 'Last edited', by: [{field: '_updatedAt', direction: 'desc'}]},
    {name: 'taken', title: 'Taken', by: [{field: 'dateCreated.edtf', direction: 'desc'}]},
    {name: 'credit', title: 'Credit', by: [{field: 'credit.line', direction: 'asc'}]},
  ],
  preview: {
    select: {
      text: 'text',
      alt: 'alt',
      image: 'image',
      missingImage: 'missingImage',
      credit: 'credit',
      workflow: 'workflow',
    },
    prepare: (selected) => {
      const row: Caption = {_id: '', _type: 'caption', ...selectedFields(selected)}
      return {
        title: row.text ?? 'Caption without text',
        subtitle: subtitleOf(row, creditLine(row.credit)),
        media: row.image?.asset ? selected['image'] : ImageRemoveIcon,
      }
    },
  },
})

function hasImage(document: Record<string, unknown> | undefined): boolean {
  const image = document?.['image']
  return typeof image === 'object' && image !== null && 'asset' in image
}

import {ImagesIcon} from '@sanity/icons/Images'
import {defineArrayMember, defineField, defineType} from 'sanity'
import {type Gallery} from '../../newsroom/model.ts'
import {newsroomRules, publishedTogether, readOnlyUnlessTheirs} from '../newsroom-rules.ts'
import {selectedFields, subtitleOf} from '../subtitle.ts'

export const gallery = defineType({
  name: 'gallery',
  title: 'Gallery',
  type: 'document',
  icon: ImagesIcon,
  readOnly: readOnlyUnlessTheirs,
  validation: newsroomRules,
  groups: [
    {name: 'pictures', title: 'Pictures', default: true},
    {name: 'defaults', title: 'Same for all'},
    {name: 'workflow', title: 'Workflow'},
    {name: 'origin', title: 'Origin'},
  ],
  initialValue: () => ({workflow: {_type: 'workflow', stage: 'intake', priority: 0}}),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'pictures',
      description: 'Shown above the pictures, and read out before them.',
    }),
    defineField({name: 'intro', title: 'Introduction', type: 'text', rows: 2, group: 'pictures'}),
    defineField({
      name: 'captions',
      title: 'Captions',
      type: 'array',
      group: 'pictures',
      description: 'In the order in which readers see them; “3 of 11” is counted from here.',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'caption'}],
          validation: publishedTogether,
        }),
      ],
    }),
    defineField({
      name: 'expectedCount',
      title: 'Pictures in the source',
      type: 'number',
      group: ['pictures', 'origin'],
      description: 'The N of the source’s own n/N. Readers never see it.',
      validation: (rule) => rule.integer().min(1),
    }),
    defineField({
      name: 'corrections',
      title: 'Corrections',
      type: 'array',
      group: 'pictures',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'correction'}],
          validation: publishedTogether,
        }),
      ],
    }),
    defineField({
      name: 'defaults',
      title: 'Same for all',
      type: 'galleryDefaults',
      group: 'defaults',
      description: 'Goes for every caption that does not say otherwise.',
    }),
    defineField({name: 'workflow', title: 'Workflow', type: 'workflow', group: 'workflow'}),
    defineField({name: 'provenance', title: 'Origin', type: 'provenance', group: 'origin'}),
  ],
  orderings: [
    {name: 'updated', title: 'Last edited', by: [{field: '_updatedAt', direction: 'desc'}]},
    {name: 'title', title: 'Title', by: [{field: 'title', direction: 'asc'}]},
  ],
  preview: {
    select: {
      title: 'title',
      captions: 'captions',
      expectedCount: 'expectedCount',
      workflow: 'workflow',
      firstText: 'captions.0.text',
      media: 'captions.0.image',
    },
    prepare: ({firstText, media, captions: selectedCaptions, ...selected}) => {
      // Beside `captions.0.text` the Studio hands the list over as an object with numbers for keys,
      // references and documents mixed: only how many there are can be told from it.
      const captions: Gallery['captions'] = Object.keys(selectedCaptions ?? {}).map((key) => ({
        _type: 'reference',
        _key: key,
        _ref: key,
      }))
      const row: Gallery = {_id: '', _type: 'gallery', ...selectedFields(selected), captions}
      const count = captions.length
      const holes = Math.max(0, (row.expectedCount ?? count) - count)
      return {
        title: row.title ?? firstText ?? 'Gallery without title',
        subtitle: subtitleOf(
          row,
          `${count} ${count === 1 ? 'caption' : 'captions'}`,
          holes > 0 ? `${holes} ${holes === 1 ? 'hole' : 'holes'}` : undefined,
        ),
        media: media ?? ImagesIcon,
      }
    },
  },
})

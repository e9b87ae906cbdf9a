import {BulbOutlineIcon} from '@sanity/icons/BulbOutline'
import {defineField, defineType} from 'sanity'

export const readerExample = defineType({
  name: 'readerExample',
  title: 'Rule example',
  type: 'document',
  icon: BulbOutlineIcon,
  liveEdit: true,
  // The search at the top of the page is for what people work on.
  __experimental_omnisearch_visibility: false,
  description: 'An answer that somebody gave to the import. Later texts are read by it.',
  fields: [
    defineField({
      name: 'about',
      title: 'About',
      type: 'string',
      options: {
        list: [
          {value: 'credit', title: 'A credit'},
          {value: 'gallery', title: 'A gallery'},
          {value: 'furniture', title: 'Page furniture'},
        ],
        layout: 'radio',
      },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'words',
      title: 'Words',
      type: 'string',
      description:
        'The credit or the line exactly as printed; of a gallery, how its first caption begins.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'is',
      title: 'It is one',
      type: 'boolean',
      description: 'Off: the words only look like one.',
      initialValue: true,
    }),
    defineField({
      name: 'source',
      title: 'Credit source',
      type: 'string',
      description: 'Whom the credit means, when it is written otherwise: PA for “P.A. Wire”.',
      hidden: ({document}) => document?.['about'] !== 'credit',
    }),
  ],
  preview: {
    select: {words: 'words', about: 'about', is: 'is'},
    prepare: ({words, about, is}) => ({title: words, subtitle: `${is ? '' : 'not '}${about}`}),
  },
})

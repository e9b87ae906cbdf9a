import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {defineArrayMember, defineField, defineType} from 'sanity'
import {type Article} from '../../newsroom/model.ts'
import {
  newsroomRules,
  publishedTogether,
  readOnlyUnlessTheirs,
  setByTransition,
} from '../newsroom-rules.ts'
import {selectedFields, subtitleOf} from '../subtitle.ts'

export const article = defineType({
  name: 'article',
  title: 'Article',
  type: 'document',
  icon: DocumentTextIcon,
  readOnly: readOnlyUnlessTheirs,
  validation: newsroomRules,
  groups: [
    {name: 'story', title: 'Story', default: true},
    {name: 'filing', title: 'Filing'},
    {name: 'workflow', title: 'Workflow'},
    {name: 'origin', title: 'Origin'},
  ],
  fieldsets: [
    {name: 'notice', title: 'Shown and not shown', options: {collapsible: true, collapsed: true}},
  ],
  initialValue: () => ({
    language: 'en-GB',
    pubStatus: 'usable',
    workflow: {_type: 'workflow', stage: 'writing', priority: 0},
  }),
  fields: [
    defineField({
      name: 'headline',
      title: 'Headline',
      type: 'string',
      group: 'story',
      description: 'What readers see first. An imported story has none until somebody writes it.',
    }),
    defineField({
      name: 'kicker',
      title: 'Kicker',
      type: 'string',
      group: 'story',
      description: 'The word or two above the headline.',
    }),
    defineField({
      name: 'standfirst',
      title: 'Standfirst',
      type: 'text',
      rows: 3,
      group: 'story',
      description: 'One or two sentences below the headline.',
    }),
    defineField({
      name: 'bylines',
      title: 'Bylines',
      type: 'array',
      group: 'story',
      of: [defineArrayMember({type: 'byline'})],
    }),
    defineField({name: 'dateline', title: 'Dateline', type: 'dateline', group: 'story'}),
    defineField({name: 'body', title: 'Text', type: 'body', group: 'story'}),
    defineField({
      name: 'corrections',
      title: 'Corrections',
      type: 'array',
      group: 'story',
      description: 'Shown to readers below the story.',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'correction'}],
          validation: publishedTogether,
        }),
      ],
    }),
    defineField({
      name: 'slugline',
      title: 'Slugline',
      type: 'string',
      group: ['story', 'filing'],
      description: 'The newsroom’s own name for the story. Readers never see it.',
    }),
    defineField({
      name: 'section',
      title: 'Section',
      type: 'reference',
      group: 'filing',
      description: 'Where readers find the story.',
      to: [{type: 'section'}],
    }),
    defineField({
      name: 'slug',
      title: 'Slug',
      type: 'slug',
      group: 'filing',
      description:
        'The last part of the story’s web address. Links break when it changes after publication.',
      options: {source: 'headline', maxLength: 80},
    }),
    defineField({
      name: 'formerSlugs',
      title: 'Former slugs',
      type: 'array',
      group: 'filing',
      description: 'Old addresses that lead readers on to this story.',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
    }),
    defineField({
      name: 'topics',
      title: 'Topics',
      type: 'array',
      group: 'filing',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
    }),
    defineField({
      name: 'originallyPublished',
      title: 'First ran',
      type: 'partialDate',
      group: 'filing',
      description: 'The story’s own date, as exactly as it is known. Never the date of the import.',
    }),
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      group: 'filing',
      description: 'As a language tag: en-GB, de, ar.',
    }),
    defineField({
      name: 'embargo',
      title: 'Embargo',
      type: 'embargo',
      group: ['filing', 'workflow'],
    }),
    defineField({
      name: 'pubStatus',
      title: 'May be shown',
      type: 'string',
      group: 'workflow',
      fieldset: 'notice',
      readOnly: true,
      description: 'Changed by Withdraw, Kill, Spike and Restore.',
      options: {
        layout: 'radio',
        direction: 'horizontal',
        list: [
          {value: 'usable', title: 'Usable'},
          {value: 'withheld', title: 'Withheld'},
          {value: 'canceled', title: 'Cancelled'},
        ],
      },
    }),
    defineField({
      name: 'publicNotice',
      title: 'Notice to readers',
      type: 'text',
      rows: 2,
      group: 'workflow',
      fieldset: 'notice',
      readOnly: setByTransition,
      description: 'What readers are told where a killed story was. Set by Kill.',
      hidden: ({document}) => document?.['pubStatus'] !== 'canceled',
    }),
    defineField({name: 'workflow', title: 'Workflow', type: 'workflow', group: 'workflow'}),
    defineField({name: 'provenance', title: 'Origin', type: 'provenance', group: 'origin'}),
  ],
  orderings: [
    {
      name: 'priority',
      title: 'Priority',
      by: [
        {field: 'workflow.priority', direction: 'desc'},
        {field: 'workflow.dueAt', direction: 'asc'},
      ],
    },
    {name: 'due', title: 'Deadline', by: [{field: 'workflow.dueAt', direction: 'asc'}]},
    {
      name: 'firstRan',
      title: 'First ran',
      by: [{field: 'originallyPublished.edtf', direction: 'desc'}],
    },
    {name: 'updated', title: 'Last edited', by: [{field: '_updatedAt', direction: 'desc'}]},
  ],
  preview: {
    select: {
      headline: 'headline',
      slugline: 'slugline',
      slug: 'slug',
      section: 'section',
      sectionTitle: 'section.title',
      firstBlock: 'body.0',
      embargo: 'embargo',
      pubStatus: 'pubStatus',
      workflow: 'workflow',
    },
    prepare: ({sectionTitle, firstBlock, ...selected}) => {
      const row: Article = {
        _id: '',
        _type: 'article',
        ...selectedFields(selected),
        body: firstBlock ? [firstBlock] : [],
      }
      return {
        title: row.headline ?? `“${row.slugline ?? 'untitled'}”`,
        subtitle: subtitleOf(row, sectionTitle),
      }
    },
  },
})

import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {defineArrayMember, defineField, defineType} from 'sanity'

export const correction = defineType({
  name: 'correction',
  title: 'Correction',
  type: 'document',
  icon: WarningOutlineIcon,
  initialValue: () => ({type: 'correction', severity: 'significant'}),
  fields: [
    defineField({
      name: 'type',
      title: 'Kind',
      type: 'string',
      validation: (rule) => rule.required(),
      options: {
        list: [
          {value: 'correction', title: 'Correction: we were wrong'},
          {value: 'clarification', title: 'Clarification: we were unclear'},
          {value: 'update', title: 'Update: there is news'},
          {value: 'editorsNote', title: 'Editor’s note'},
          {value: 'retraction', title: 'Retraction: we take it back'},
          {value: 'rightsRemoval', title: 'Removed for rights'},
        ],
      },
    }),
    defineField({
      name: 'severity',
      title: 'Weight',
      type: 'string',
      description: 'A minor change is not announced to readers.',
      validation: (rule) => rule.required(),
      options: {
        layout: 'radio',
        list: [
          {value: 'significant', title: 'Significant'},
          {value: 'minor', title: 'Minor'},
        ],
      },
    }),
    defineField({
      name: 'publicText',
      title: 'Text for readers',
      type: 'text',
      rows: 4,
      description: 'What was wrong and what is right: “An earlier version said … In fact …”',
      validation: (rule) =>
        rule.custom((text, {document}) =>
          document?.['severity'] === 'minor' || text?.trim()
            ? true
            : 'Readers must be told what was corrected',
        ),
    }),
    defineField({
      name: 'date',
      title: 'Date',
      type: 'datetime',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'targets',
      title: 'What was corrected',
      type: 'array',
      validation: (rule) => rule.min(1).error('Say which story, gallery or caption is corrected'),
      of: [defineArrayMember({type: 'correctionTarget'})],
    }),
  ],
  orderings: [{name: 'date', title: 'Newest first', by: [{field: 'date', direction: 'desc'}]}],
  preview: {
    select: {title: 'publicText', type: 'type', date: 'date'},
    prepare: ({title, type, date}) => ({
      title: title ?? 'Correction without text',
      subtitle: [type, typeof date === 'string' ? date.slice(0, 10) : undefined]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})

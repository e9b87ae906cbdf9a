import {HighlightIcon} from '@sanity/icons/Highlight'
import {defineArrayMember, defineField, defineType} from 'sanity'
import {type HouseStyleRule, makeStyleList} from '../../newsroom/house-style/house-style.ts'

export const houseStyleRule = defineType({
  name: 'houseStyleRule',
  title: 'House style rule',
  type: 'document',
  icon: HighlightIcon,
  description:
    'Something that this newsroom writes in one way. Told to writers, never done for them.',
  validation: (rule) =>
    rule.custom((document) => {
      const [problem] = isRule(document) ? makeStyleList([document]).problems : []
      return problem === undefined ? true : {message: problem, path: ['avoid']}
    }),
  fields: [
    defineField({
      name: 'kind',
      title: 'About',
      type: 'string',
      initialValue: 'term',
      options: {
        layout: 'radio',
        list: [
          {value: 'term', title: 'A word or a name, wherever it stands'},
          {value: 'agency', title: 'An agency or a photographer, in credits'},
          {value: 'time', title: '“Today”, “on Monday”: a time, in captions from the archive'},
        ],
      },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'avoid',
      title: 'Not like this',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
      description: 'Whole words, as many spellings as there are. Not patterns.',
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'prefer',
      title: 'But like this',
      type: 'string',
      description: 'Empty where there is no one answer: then the writer is only told.',
    }),
    defineField({
      name: 'matchCase',
      title: 'Capitals matter',
      type: 'boolean',
      initialValue: false,
      description: 'On for “ISIS”, which is not “Isis”.',
    }),
    defineField({name: 'note', title: 'Why', type: 'string'}),
  ],
  orderings: [
    {name: 'kind', title: 'About', by: [{field: 'kind', direction: 'asc'}]},
    {name: 'prefer', title: 'Spelling', by: [{field: 'prefer', direction: 'asc'}]},
  ],
  preview: {
    select: {avoid: 'avoid', prefer: 'prefer', note: 'note'},
    prepare: ({avoid, prefer, note}) => {
      const words = Array.isArray(avoid) ? avoid.join(', ') : 'No words yet'
      return {title: prefer ? `${words} → ${prefer}` : words, subtitle: note}
    },
  },
})

function isRule(document: unknown): document is HouseStyleRule {
  return (
    typeof document === 'object' &&
    document !== null &&
    '_type' in document &&
    document._type === 'houseStyleRule'
  )
}

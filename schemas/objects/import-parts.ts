import {defineField, defineType} from 'sanity'

/** The parts of an import record. Only imports write them. */

const span = [
  defineField({name: 'from', title: 'From', type: 'number'}),
  defineField({name: 'to', title: 'To', type: 'number'}),
]

export const segment = defineType({
  name: 'segment',
  title: 'Span',
  type: 'object',
  fields: [
    ...span,
    defineField({name: 'kind', title: 'What it is', type: 'string'}),
    defineField({name: 'target', title: 'Document', type: 'string'}),
    defineField({name: 'path', title: 'Field', type: 'string'}),
    defineField({name: 'rule', title: 'Rule', type: 'string'}),
    defineField({name: 'certainty', title: 'Certainty', type: 'string'}),
    defineField({name: 'digest', title: 'Digest', type: 'string'}),
  ],
  preview: {
    select: {kind: 'kind', path: 'path', from: 'from', to: 'to'},
    prepare: ({kind, path, from, to}) => ({title: `${kind} → ${path}`, subtitle: `${from}–${to}`}),
  },
})

export const discard = defineType({
  name: 'discard',
  title: 'Left out',
  type: 'object',
  fields: [
    ...span,
    defineField({name: 'reason', title: 'Why', type: 'string'}),
    defineField({name: 'digest', title: 'Digest', type: 'string'}),
  ],
  preview: {
    select: {reason: 'reason', from: 'from', to: 'to'},
    prepare: ({reason, from, to}) => ({title: reason, subtitle: `${from}–${to}`}),
  },
})

export const reviewFlag = defineType({
  name: 'reviewFlag',
  title: 'To look at',
  type: 'object',
  fields: [
    defineField({name: 'code', title: 'Code', type: 'string'}),
    defineField({name: 'message', title: 'What', type: 'text', rows: 2}),
    ...span,
    defineField({name: 'target', title: 'Document', type: 'string'}),
    defineField({name: 'path', title: 'Field', type: 'string'}),
  ],
  preview: {select: {title: 'message', subtitle: 'code'}},
})

export const suggestion = defineType({
  name: 'suggestion',
  title: 'Suggestion',
  type: 'object',
  fields: [
    defineField({name: 'target', title: 'Document', type: 'string'}),
    defineField({name: 'path', title: 'Field', type: 'string'}),
    defineField({name: 'value', title: 'Value', type: 'text', rows: 2}),
    defineField({name: 'reason', title: 'Why', type: 'string'}),
    ...span,
    defineField({name: 'rule', title: 'Rule', type: 'string'}),
  ],
  preview: {select: {title: 'reason', subtitle: 'value'}},
})

export const readerAnswer = defineType({
  name: 'readerAnswer',
  title: 'Answer',
  type: 'object',
  fields: [
    defineField({name: 'about', title: 'About', type: 'string'}),
    defineField({name: 'words', title: 'Words', type: 'text', rows: 2}),
    defineField({name: 'is', title: 'It is one', type: 'boolean'}),
    defineField({name: 'edtf', title: 'Day', type: 'string'}),
    defineField({name: 'code', title: 'Flag', type: 'string'}),
    defineField({name: 'of', title: 'Caption that begins so', type: 'string'}),
  ],
  preview: {
    select: {words: 'words', about: 'about', is: 'is'},
    prepare: ({words, about, is}) => ({
      title: words,
      subtitle: `${is === false ? 'not ' : ''}${about}`,
    }),
  },
})

export const writtenField = defineType({
  name: 'writtenField',
  title: 'Written field',
  type: 'object',
  fields: [
    defineField({name: 'target', title: 'Document', type: 'string'}),
    defineField({name: 'field', title: 'Field', type: 'string'}),
    defineField({name: 'value', title: 'Value', type: 'text'}),
    defineField({name: 'before', title: 'What stood there before', type: 'text'}),
  ],
})

export const removedDraft = defineType({
  name: 'removedDraft',
  title: 'Removed draft',
  type: 'object',
  fields: [defineField({name: 'document', title: 'Document', type: 'text'})],
})

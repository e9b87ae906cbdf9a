import {CalendarIcon} from '@sanity/icons/Calendar'
import {defineField, defineType} from 'sanity'
import {keptDateProblem} from '../../newsroom/dates/date-problem.ts'
import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'

export const partialDate = defineType({
  name: 'partialDate',
  title: 'Date',
  type: 'object',
  icon: CalendarIcon,
  options: {columns: 2},
  fields: [
    defineField({
      name: 'edtf',
      title: 'Date',
      type: 'string',
      description: '2016-11-30, 2016-11, 2016, 192X, 1916~ (about), XXXX-11 (year not known).',
      validation: (rule) =>
        rule.custom((value) => (value === undefined ? true : (keptDateProblem(value) ?? true))),
    }),
    defineField({
      name: 'asPrinted',
      title: 'As printed',
      type: 'string',
      description: 'The words of the source.',
    }),
    defineField({
      name: 'precision',
      title: 'Exact to',
      type: 'string',
      readOnly: true,
      hidden: true,
    }),
  ],
  preview: {
    select: {edtf: 'edtf', asPrinted: 'asPrinted'},
    prepare: ({edtf, asPrinted}) => ({
      title: typeof edtf === 'string' ? formatPartialDate({_type: 'partialDate', edtf}) : 'No date',
      subtitle: asPrinted,
    }),
  },
})

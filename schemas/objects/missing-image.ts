import {ImageRemoveIcon} from '@sanity/icons/ImageRemove'
import {defineField, defineType} from 'sanity'
import {type MissingReason} from '../../newsroom/model.ts'

const REASONS: Record<MissingReason, string> = {
  notInArchive: 'Not in the archive',
  notDigitised: 'Not scanned yet',
  rightsWithheld: 'We may not show it',
  lost: 'Lost',
  awaitingUpload: 'Will be uploaded',
}

export const missingImage = defineType({
  name: 'missingImage',
  title: 'Why there is no picture',
  type: 'object',
  icon: ImageRemoveIcon,
  fields: [
    defineField({
      name: 'reason',
      title: 'Reason',
      type: 'string',
      options: {list: Object.entries(REASONS).map(([value, title]) => ({value, title}))},
    }),
    defineField({name: 'note', title: 'Note for readers', type: 'string'}),
  ],
})

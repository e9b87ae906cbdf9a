import {ImagesIcon} from '@sanity/icons/Images'
import {defineField, defineType} from 'sanity'
import {publishedTogether} from '../newsroom-rules.ts'

export const galleryEmbed = defineType({
  name: 'galleryEmbed',
  title: 'Gallery',
  type: 'object',
  icon: ImagesIcon,
  fields: [
    defineField({
      name: 'gallery',
      title: 'Gallery',
      type: 'reference',
      to: [{type: 'gallery'}],
      validation: publishedTogether,
    }),
  ],
  preview: {
    select: {
      title: 'gallery.title',
      captions: 'gallery.captions',
      first: 'gallery.captions.0.text',
    },
    prepare: ({title, captions, first}) => ({
      title: title ?? first ?? 'Gallery',
      subtitle: `Gallery, ${Object.keys(captions ?? {}).length} captions`,
    }),
  },
})

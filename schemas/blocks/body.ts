import {LinkIcon} from '@sanity/icons/Link'
import {defineArrayMember, defineField, defineType} from 'sanity'
import {safeHref} from '../../newsroom/safe-link.ts'

/** A story's text: paragraphs, with galleries, pictures and quotes where they stand. */
export const body = defineType({
  name: 'body',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        {title: 'Paragraph', value: 'normal'},
        {title: 'Crosshead', value: 'h2'},
        {title: 'Small crosshead', value: 'h3'},
        {title: 'Quotation', value: 'blockquote'},
      ],
      lists: [
        {title: 'Bullets', value: 'bullet'},
        {title: 'Numbers', value: 'number'},
      ],
      marks: {
        decorators: [
          {title: 'Strong', value: 'strong'},
          {title: 'Emphasis', value: 'em'},
        ],
        annotations: [
          defineArrayMember({
            name: 'link',
            title: 'Link',
            type: 'object',
            icon: LinkIcon,
            fields: [
              defineField({
                name: 'href',
                title: 'Address',
                type: 'string',
                description:
                  'A web address, a mail address, a telephone number, or a path on this site.',
                validation: (rule) =>
                  rule.custom((href) =>
                    safeHref(href)
                      ? true
                      : 'Readers can be sent to http, https, mailto, tel or /a/path',
                  ),
              }),
            ],
          }),
          defineArrayMember({
            name: 'storyLink',
            title: 'Link to a story',
            type: 'object',
            fields: [
              defineField({
                name: 'story',
                title: 'Story',
                type: 'reference',
                to: [{type: 'article'}],
                // A story comes down whoever links to it; the link is plain words then.
                weak: true,
                validation: (rule) => rule.required(),
              }),
            ],
          }),
        ],
      },
    }),
    defineArrayMember({type: 'galleryEmbed'}),
    defineArrayMember({type: 'imageEmbed'}),
    defineArrayMember({type: 'pullQuote'}),
    defineArrayMember({type: 'correctionNote'}),
    defineArrayMember({type: 'furniture'}),
  ],
})

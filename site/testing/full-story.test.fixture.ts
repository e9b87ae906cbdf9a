import {
  article,
  type Document,
  documentOf,
  galleryEmbed,
  image,
  LIVE,
  reference,
  section,
} from './documents.test.fixture.ts'

/** A story in which every field that the schemas have is filled. */
export function fullStory(): Document[] {
  const {image: picture, asset} = image('full')
  const credit = {
    _type: 'credit',
    line: 'Jane Barlow/PA',
    asPrinted: 'Jane Barlow/PA',
    label: 'Photo:',
    creators: ['Jane Barlow'],
    source: reference('source'),
  }
  const date = {_type: 'partialDate', edtf: '2016-11', asPrinted: 'November 2016'}
  const span = (text: string, marks: string[]) => ({_type: 'span', _key: text, text, marks})
  return [
    section('world', 'World'),
    documentOf('person', 'person', {
      name: 'Jane Barlow',
      slug: {_type: 'slug', current: 'jane-barlow'},
      jobTitle: 'Correspondent',
      sameAs: ['https://example.org/jane'],
    }),
    documentOf('creditSource', 'source', {name: 'PA Media', shortCredit: 'PA', kind: 'wires'}),
    documentOf('place', 'place', {name: 'Mosul'}),
    asset,
    documentOf('correction', 'correction', {
      type: 'correction',
      severity: 'significant',
      publicText: 'An earlier version was wrong.',
      date: LIVE,
      targets: [{_key: 't', _type: 'correctionTarget', document: reference('story')}],
    }),
    article('story', {
      kicker: 'Kicker',
      standfirst: 'Standfirst',
      language: 'en-GB',
      topics: ['Topic'],
      formerSlugs: ['old-address'],
      section: reference('section-world'),
      bylines: [
        {
          _type: 'byline',
          _key: 'b',
          person: reference('person'),
          asPrinted: 'By Jane',
          role: 'Words',
        },
        {_type: 'byline', _key: 'c', asPrinted: 'By Tom Reed', role: 'Pictures'},
      ],
      dateline: {_type: 'dateline', asPrinted: 'MOSUL (AP)', place: reference('place'), date},
      originallyPublished: {_type: 'partialDate', edtf: '2017-02', asPrinted: 'February 2017'},
      corrections: [reference('correction')],
      body: [
        {
          _type: 'block',
          _key: 'p',
          style: 'normal',
          markDefs: [
            {_type: 'link', _key: 'l', href: 'https://example.org'},
            {_type: 'storyLink', _key: 's', story: reference('other')},
          ],
          children: [span('Words', ['strong']), span('link', ['l']), span('story', ['s', 'em'])],
        },
        {_type: 'block', _key: 'h', style: 'h2', children: [span('Crosshead', [])]},
        {
          _type: 'block',
          _key: 'i',
          style: 'normal',
          listItem: 'bullet',
          level: 2,
          children: [span('Item', [])],
        },
        {_type: 'pullQuote', _key: 'q', text: 'Quote', attribution: 'Speaker'},
        {_type: 'correctionNote', _key: 'n', correction: reference('correction')},
        {_type: 'imageEmbed', _key: 'e', caption: reference('caption')},
        galleryEmbed('gallery'),
      ],
    }),
    article('other', {publicNotice: 'Notice'}),
    documentOf('gallery', 'gallery', {
      title: 'Gallery',
      intro: 'Introduction',
      defaults: {
        credit,
        dateCreated: date,
        places: [{_key: 'p', _type: 'placeShown', name: 'Iraq'}],
      },
      captions: [reference('caption'), reference('plate')],
      corrections: [reference('correction')],
    }),
    documentOf('caption', 'caption', {
      text: 'Caption',
      alt: 'Alternative',
      credit,
      dateCreated: date,
      places: [{_key: 'p', _type: 'placeShown', name: 'Mosul', asPrinted: 'Mosul, Iraq'}],
      people: [{_key: 'p', _type: 'personShown', name: 'Person', position: 'left'}],
      copyrightNotice: 'Copyright',
      leases: [
        {_key: 'l', _type: 'lease', kind: 'allowUse', from: LIVE, until: '2027-01-01T00:00:00Z'},
      ],
      image: picture,
    }),
    documentOf('caption', 'plate', {
      text: 'Plate',
      missingImage: {_type: 'missingImage', reason: 'lost', note: 'Note'},
    }),
  ]
}

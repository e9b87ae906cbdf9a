import {describe, expect, test} from 'vitest'
import {readArchiveText} from './read-archive-text.ts'
import {captionsOf, outline} from './test-support/outline.ts'

const BEFORE = 'The council met on Monday to talk about the bridge.'
const AFTER = 'A decision is expected in the spring.'

describe('captions behind their counters', () => {
  const captions = [
    {marker: '1/3', text: 'A crane lifts the first beam', credit: 'Jane Roe/PA'},
    {marker: '2/3', text: 'Two men weld', credit: 'Getty'},
    {marker: '3/3', text: 'The mayor cuts a ribbon', credit: 'Reuters'},
  ]
  const gallery = {expected: 3, captions}

  test.each([
    ['one a paragraph', '\n\n'],
    ['one a line', '\n'],
    ['on lines of an old Macintosh', '\r'],
    ['on lines of Windows, with tabs', '\r\n\t\r\n\t'],
  ])('%s', (_, gap) => {
    const text = [
      ` date 2017-02-04 ${BEFORE}`,
      '1/3 A crane lifts the first beam Jane Roe/PA',
      '2/3 Two men weld Getty',
      '3/3 The mayor cuts a ribbon Reuters',
      AFTER,
    ].join(gap)
    expect(outline(text)).toEqual({
      date: '2017-02-04',
      body: [BEFORE, gallery, AFTER],
      asides: ['date'],
      doubts: [],
    })
  })

  test('the whole story on one line, the gallery between title and body', () => {
    const text = `${BEFORE} The new bridge 3 show all The new bridge 1/3 A crane lifts the first beam Jane Roe/PA 2/3 Two men weld Getty 3/3 The mayor cuts a ribbon Reuters ${AFTER}`
    expect(outline(text)).toEqual({
      body: [BEFORE, {title: 'The new bridge', ...gallery}, AFTER],
      asides: ['3 show all', 'The new bridge'],
      doubts: [],
    })
  })

  test.each([
    ['lines', 'Spring on the river\n\nShow all 3', '\n\n', ['Show all 3']],
    ['one line', 'Spring on the river Show all 3', ' ', ['Show all 3']],
    [
      'no-break spaces',
      'Spring on the river 3\u00A0show all Spring\u00A0on the river',
      ' ',
      ['3\u00A0show all', 'Spring\u00A0on the river'],
    ],
  ])('a title with "show all" behind it, in %s', (_, head, gap, asides) => {
    const captions = ['1/3 A crane Jane Roe/PA', '2/3 Two men weld Getty', '3/3 The mayor Reuters']
    const read = outline([BEFORE, head, ...captions, AFTER].join(gap))
    expect(read.body).toMatchObject([BEFORE, {title: 'Spring on the river'}, AFTER])
    expect(read.asides).toEqual(asides)
  })

  test('a title and "show all" above the names of arrows', () => {
    const text = `${BEFORE}\n\nSpring on the river\n\nShow all 2\n\nleft Created with Sketch. right Created with Sketch. 1/2 A crane PA 2/2 A beam Getty\n\n${AFTER}`
    expect(outline(text).body).toMatchObject([BEFORE, {title: 'Spring on the river'}, AFTER])
  })

  test('two galleries on one line have a title each', () => {
    const text = `${BEFORE} The new bridge 1/2 A crane PA 2/2 A beam Getty ${AFTER} Life at the quay 1/2 A boat AP 2/2 A gull PA`
    expect(outline(text).body).toMatchObject([
      BEFORE,
      {title: 'The new bridge'},
      AFTER,
      {title: 'Life at the quay'},
    ])
  })

  test('a title that begins with a number', () => {
    const text = `${BEFORE} 12 best toys 2 show all 12 best toys 1/2 A crane PA 2/2 A beam Getty ${AFTER}`
    expect(outline(text).body).toMatchObject([BEFORE, {title: '12 best toys'}, AFTER])
  })

  test('a title alone before the first counter of a line', () => {
    const text = `${BEFORE}\n\nSpring on the river 1/2 A crane PA 2/2 A beam Getty\n\n${AFTER}`
    expect(outline(text).body).toMatchObject([BEFORE, {title: 'Spring on the river'}, AFTER])
  })

  test.each([
    'The square before and after',
    'A boy with The Washington Post',
    'The day it is over',
  ])('a counter inside a line behind "%s"', (caption) => {
    const text = `${BEFORE} 1/3 ${caption} 2/3 Two men weld Getty 3/3 The mayor Reuters ${AFTER}`
    expect(outline(text).body[1]).toMatchObject({captions: [{text: caption}, {}, {}]})
  })

  test.each([
    ['a number twice', [1, 2, 2, 4, 5]],
    ['two numbers changed round', [1, 3, 2, 4]],
  ])('a gallery without credits whose counters have %s, and which is doubted', (_, numbers) => {
    const captions = ['A crane', 'A beam', 'Two men', 'The mayor', 'A lamp']
    const lines = numbers.map((n, index) => `${n}/${numbers.length} ${captions[index]}`)
    const {body, doubts} = outline([BEFORE, ...lines, AFTER].join('\n\n'))
    expect(body).toMatchObject([BEFORE, {captions: numbers.map(() => ({}))}, AFTER])
    expect(doubts).not.toEqual([])
  })

  test('the first counter behind a title that ends with "after"', () => {
    const text = `${BEFORE} The fire: the day after 1/3 A crane PA 2/3 A beam Getty 3/3 Two men AP ${AFTER}`
    expect(outline(text).body).toMatchObject([BEFORE, {captions: [{}, {}, {}]}, AFTER])
  })

  test('behind "after" a day is meant where the counter comes as well', () => {
    const captions = [
      'A',
      'B',
      'C',
      'D',
      'E',
      'F',
      'G',
      'Flags after 9/11 Jane Roe/AP',
      'H',
      'I',
      'J',
    ]
    const text = captions.map((caption, index) => `${index + 1}/11 ${caption} Getty`).join(' ')
    expect(outline(text).body).toMatchObject([{captions: captions.map(() => ({}))}])
    expect(outline(text).doubts).toEqual([])
  })

  test('a head on lines of its own names the gallery', () => {
    const text = `${BEFORE}\n\nThe bridge in pictures\n\n3 show all The bridge in pictures\n\n1/3 A crane lifts the first beam Jane Roe/PA\n\n2/3 Two men weld Getty\n\n3/3 The mayor cuts a ribbon Reuters\n\n${AFTER}`
    expect(outline(text).body[1]).toEqual({title: 'The bridge in pictures', ...gallery})
  })

  test.each([
    ['a counter on a line of its own', '1/3\nA crane lifts the first beam\nJane Roe/PA'],
    ['the credit on the next line', '1/3 A crane lifts the first beam\nJane Roe/PA'],
    ['brackets around the counter', '(1/3) A crane lifts the first beam Jane Roe/PA'],
    ['a colon behind the counter', '1/3: A crane lifts the first beam Jane Roe/PA'],
    ['blanks around the slash', '1 / 3 A crane lifts the first beam Jane Roe/PA'],
    ['the word for a picture', 'Image 1 of 3 A crane lifts the first beam Jane Roe/PA'],
    ['full-width digits', '１／３　A crane lifts the first beam Jane Roe/PA'],
    ['Arabic digits', '١/٣ A crane lifts the first beam Jane Roe/PA'],
  ])('%s', (_, first) => {
    const like = (n: number, text: string, credit: string) =>
      first
        .replace('A crane lifts the first beam', text)
        .replace('Jane Roe/PA', credit)
        .replace(/1(?= ?[/o])/, String(n))
        .replace('１', '１２３'[n - 1] ?? '')
        .replace('١', '١٢٣'[n - 1] ?? '')
    const text = [
      BEFORE,
      first,
      like(2, 'Two men weld', 'Getty'),
      like(3, 'The mayor', 'AP'),
      AFTER,
    ]
    const {body, doubts} = outline(text.join('\n\n'))
    expect(body).toHaveLength(3)
    expect(body[1]).toMatchObject({
      captions: [
        {text: 'A crane lifts the first beam', credit: 'Jane Roe/PA'},
        {text: 'Two men weld', credit: 'Getty'},
        {text: 'The mayor', credit: 'AP'},
      ],
    })
    expect(doubts).toEqual([])
  })

  test('a line of names is a credit where others are credited on the line below', () => {
    const text = `1/3 A crane\n\nAP\n\n2/3 Two men weld\n\nExample Press Agency\n\n3/3 The mayor\n\nGetty`
    expect(outline(text).body).toMatchObject([
      {captions: [{credit: 'AP'}, {text: 'Two men weld', credit: 'Example Press Agency'}, {}]},
    ])
  })

  test('page furniture between captions is set aside, and does not part the gallery', () => {
    const text = `1/2 A crane AP\n\nClick to enlarge\n\nScroll down for more\n\n2/2 A beam PA`
    expect(outline(text)).toMatchObject({
      body: [{captions: [{text: 'A crane'}, {text: 'A beam'}]}],
      asides: ['Click to enlarge', 'Scroll down for more'],
      doubts: [],
    })
  })

  test('a paragraph behind a caption without its credit belongs to the caption', () => {
    const text = `1/3 A crane AP\n\n2/3 Two men weld.\n\nThey began at dawn. Getty\n\n3/3 A ribbon PA\n\n${AFTER}`
    expect(outline(text)).toMatchObject({
      body: [
        {captions: [{}, {text: 'Two men weld.\n\nThey began at dawn.', credit: 'Getty'}, {}]},
        AFTER,
      ],
      doubts: [],
    })
  })

  test('captions of two paragraphs each have their credit behind the second', () => {
    const text = `1/3 The boys.\n\nThey were found. Jane Roe/AP\n\n2/3 Divers Reuters\n\n3/3 A class.\n\n“I want rice,” said one. AFP\n\n${AFTER}`
    expect(outline(text)).toMatchObject({
      body: [{captions: [{credit: 'Jane Roe/AP'}, {}, {credit: 'AFP'}]}, AFTER],
      doubts: [],
    })
  })

  test('a paragraph behind a credited caption is body: the gallery comes in two parts, and is doubted', () => {
    const text = `1/3 A crane AP\n\n2/3 Two men weld PA\n\nNobody was hurt.\n\n3/3 A ribbon PA`
    const {body, doubts} = outline(text)
    expect(body).toMatchObject([
      {expected: 3, captions: [{marker: '1/3'}, {marker: '2/3'}]},
      'Nobody was hurt.',
      {expected: 3, captions: [{marker: '3/3'}]},
    ])
    expect(doubts).toEqual(['interruptedGallery'])
  })

  test.each([
    ['3', '4/4'],
    ['4', '3/4'],
  ])('where picture %s is missing, one is led to %s', (missing, marker) => {
    const text = ['1', '2', '3', '4']
      .filter((n) => n !== missing)
      .map((n) => `${n}/4 Beam ${n} AP`)
      .join('\n\n')
    const result = readArchiveText({name: 'beams.txt', text})
    const [doubt] = result.ok ? result.story.doubts : []
    expect(doubt?.message).toContain(`Picture ${missing} of 4 is missing`)
    expect(text.slice(doubt?.from, doubt?.to)).toBe(marker)
  })

  test('nothing is renumbered: gaps, repeats and wrong totals are kept and named', () => {
    const markersOf = (text: string) => {
      const {body, doubts} = outline(text)
      const markers = body.flatMap((block) =>
        typeof block === 'object' && 'captions' in block
          ? block.captions.map(({marker}) => marker)
          : [],
      )
      return [markers, doubts]
    }
    const run = (...markers: string[]) =>
      markers.map((marker, i) => `${marker} Beam ${i} AP`).join('\n\n')
    expect(markersOf(run('1/4', '2/4', '4/4'))).toEqual([['1/4', '2/4', '4/4'], ['missingCaption']])
    expect(markersOf(run('1/3', '2/3', '2/3', '3/3'))).toEqual([
      ['1/3', '2/3', '2/3', '3/3'],
      ['repeatedCounter'],
    ])
    expect(markersOf(run('1/4', '3/4', '2/4', '4/4'))).toEqual([
      ['1/4', '3/4', '2/4', '4/4'],
      ['counterOutOfOrder'],
    ])
    expect(markersOf(run('1/4', '2/4', '3/5', '4/4'))).toEqual([
      ['1/4', '2/4', '3/5', '4/4'],
      ['otherTotal'],
    ])
    expect(markersOf(run('1/2', '2/2', '3/2'))).toEqual([
      ['1/2', '2/2', '3/2'],
      ['counterAboveTotal'],
    ])
  })

  test('counting starts anew: a second gallery', () => {
    const text = '1/2 A crane AP\n\n2/2 A beam PA\n\n1/2 A ribbon AP\n\n2/2 A cake PA'
    expect(outline(text)).toMatchObject({
      body: [{captions: [{}, {text: 'A beam'}]}, {captions: [{text: 'A ribbon'}, {}]}],
      doubts: [],
    })
  })

  test('two galleries that run into one another are told apart, and doubted', () => {
    const text =
      '1/3 A crane AP\n\n1/2 A cake PA\n\n2/3 A beam AP\n\n2/2 A candle PA\n\n3/3 A ribbon AP'
    const {body, doubts} = outline(text)
    expect(body).toMatchObject([
      {captions: [{text: 'A crane'}, {text: 'A beam'}, {text: 'A ribbon'}]},
      {captions: [{text: 'A cake'}, {text: 'A candle'}]},
    ])
    expect(doubts).toContain('interleavedGalleries')
  })
})

describe('other conventions', () => {
  test('CNN: one paragraph, the counter behind each caption, the title before each', () => {
    const text = `${BEFORE} Photos: Life of a bridge The first stone Hide Caption 1 of 2 Photos: Life of a bridge Two men weld Hide Caption 2 of 2`
    expect(outline(text)).toMatchObject({
      body: [
        BEFORE,
        {
          title: 'Life of a bridge',
          expected: 2,
          captions: [{text: 'The first stone'}, {text: 'Two men weld'}],
        },
      ],
      doubts: [],
    })
  })

  test.each([
    ['a copy cut short', (words: string) => `${words}\n\n${words.slice(0, 40)}...more\n\n${words}`],
    [
      'the day before each copy',
      (words: string) => `Monday, April 16, 2012\n\n${words}\n\nMonday, April 16, 2012\n\n${words}`,
    ],
  ])('Reuters, with %s', (_, copies) => {
    const slide = (words: string, n: number) => `${copies(words)}\n\nClose\n${n} / 2`
    const first = 'A roof lies in a street behind the old harbour. REUTERS/Jane Roe'
    const second = 'Candles burn at night in front of the church. REUTERS/John Doe'
    expect(outline(`${BEFORE}\n\n${slide(first, 1)}\n\n${slide(second, 2)}`)).toMatchObject({
      body: [
        BEFORE,
        {
          captions: [
            {text: 'A roof lies in a street behind the old harbour.', credit: 'REUTERS/Jane Roe'},
            {text: 'Candles burn at night in front of the church.', credit: 'REUTERS/John Doe'},
          ],
        },
      ],
      doubts: [],
    })
  })

  test('Reuters: each caption three times, a date, a button, the counter last', () => {
    const slide = (words: string, n: number) =>
      `${words}\n\n${words}\n\nReuters / Thursday, September 21, 2017\n${words}\nClose\n${n} / 2`
    const text = `Pictures of the day\n\n${slide('A roof in a street. REUTERS/Jane Roe', 1)}\n\n${slide('Candles at night. REUTERS/John Doe', 2)}\n\nNext`
    expect(outline(text)).toMatchObject({
      body: [
        'Pictures of the day',
        {
          expected: 2,
          captions: [
            {
              marker: '1 / 2',
              text: 'A roof in a street.',
              credit: 'REUTERS/Jane Roe',
              date: '2017-09-21',
            },
            {marker: '2 / 2', text: 'Candles at night.', credit: 'REUTERS/John Doe'},
          ],
        },
        {furniture: 'Next'},
      ],
      doubts: [],
    })
  })

  test.each([
    [
      'BBC',
      'Image copyright Reuters Image caption The bridge at noon',
      'The bridge at noon',
      'Reuters',
    ],
    [
      'BBC, newer',
      'Image source, Getty Images\nImage caption, The bridge at noon',
      'The bridge at noon',
      'Getty Images',
    ],
    ['BBC, no caption', 'Image copyright Family handout', undefined, 'Family handout'],
    ['NPR', 'Enlarge this image toggle caption Jane Roe/AP Jane Roe/AP', undefined, 'Jane Roe/AP'],
    [
      'Guardian',
      'Facebook Twitter Pinterest The bridge at noon. Photograph: Jane Roe/Getty Images',
      'The bridge at noon.',
      'Jane Roe/Getty Images',
    ],
    [
      'AP',
      'FILE - The bridge at noon. (AP Photo/Jane Roe, File)',
      'FILE - The bridge at noon.',
      'AP Photo/Jane Roe, File',
    ],
    [
      'USA TODAY',
      'The bridge at noon. (Photo: Jane Roe, AP)',
      'The bridge at noon.',
      'Jane Roe, AP',
    ],
    ['a counter of one', '1/1 The bridge at noon Jane Roe/PA', 'The bridge at noon', 'Jane Roe/PA'],
    ['Politico', 'The bridge at noon. | Getty', 'The bridge at noon.', 'Getty'],
    [
      'Al Jazeera',
      'The bridge at noon [Jane Roe/Reuters]',
      'The bridge at noon',
      'Jane Roe/Reuters',
    ],
    ['Axios', 'Photo: Jane Roe/Getty Images', undefined, 'Jane Roe/Getty Images'],
    [
      'TimesLIVE',
      'The bridge at noon\nImage: Jane Roe/Gallo Images',
      'The bridge at noon',
      'Jane Roe/Gallo Images',
    ],
    ['The Hindu', 'The bridge at noon | Photo Credit:', 'The bridge at noon', undefined],
    [
      'Reuters, one picture',
      'The bridge at noon. REUTERS/Jane Roe/File Photo',
      'The bridge at noon.',
      'REUTERS/Jane Roe/File Photo',
    ],
    [
      'a German paper',
      'Die Brücke am Mittag. Foto: Jane Roe/dpa',
      'Die Brücke am Mittag.',
      'Jane Roe/dpa',
    ],
  ])('%s: one picture', (_, printed, text, credit) => {
    const {body, doubts} = outline(`${BEFORE}\n\n${printed}\n\n${AFTER}`)
    expect(body).toHaveLength(3)
    expect(body[0]).toBe(BEFORE)
    expect(body[1]).toMatchObject({
      captions: [{...(text ? {text} : {}), ...(credit ? {credit} : {})}],
    })
    expect(body[2]).toBe(AFTER)
    expect(doubts).toEqual([])
  })

  test('Politico: the opening picture on one line with the story', () => {
    const text = 'The bridge at noon. | Getty The council met on Monday.'
    expect(outline(text)).toMatchObject({
      body: [
        {captions: [{text: 'The bridge at noon.', credit: 'Getty'}]},
        'The council met on Monday.',
      ],
      asides: ['|'],
      doubts: [],
    })
  })

  test('TIME: nothing but credits, each a caption without words; the loss is said', () => {
    const text = `${BEFORE}\n\nJane Roe—Getty Images John Doe—AP Ana Example—Magnum Photos 1 of 54`
    expect(outline(text)).toMatchObject({
      body: [
        BEFORE,
        {
          expected: 54,
          captions: [
            {credit: 'Jane Roe—Getty Images'},
            {credit: 'John Doe—AP'},
            {credit: 'Ana Example—Magnum Photos'},
          ],
        },
      ],
      doubts: ['captionsLost'],
    })
  })

  test('Orange County Register: captions closed by their credits are one gallery', () => {
    const slide = (n: number) => `Float ${n} passes. (Photo by Jane Roe, Example Register/SCNG)`
    const text = `${BEFORE}\n\n${slide(1)} Sound The gallery will resume in seconds ${slide(2)} ${slide(3)}`
    expect(outline(text)).toMatchObject({
      body: [
        BEFORE,
        {
          captions: [
            {text: 'Float 1 passes.'},
            {text: 'Float 2 passes.'},
            {text: 'Float 3 passes.'},
          ],
        },
      ],
      doubts: [],
    })
  })

  test('NPR slides: the words between two buttons', () => {
    const text = `Hide caption The first stone. Previous Next Jane Roe/AP Hide caption The last. Previous Next John Doe/NPR`
    expect(outline(text)).toMatchObject({
      body: [
        {
          captions: [
            {text: 'The first stone.', credit: 'Jane Roe/AP'},
            {text: 'The last.', credit: 'John Doe/NPR'},
          ],
        },
      ],
    })
  })
})

describe('counters in words', () => {
  const credit = 'Jane Roe/PA'
  const bridge = [
    {text: 'A crane lifts the first beam.', credit},
    {text: 'Two men weld.', credit},
    {text: 'The mayor cuts a ribbon.'},
  ]

  test.each<[string, string, string[]]>([
    [
      'inside a line, behind nothing but the sentence before',
      `1 of 3 ${bridge[0]?.text} (${credit}) 2 of 3 ${bridge[1]?.text} (${credit}) 3 of 3 ${bridge[2]?.text}`,
      ['1 of 3', '2 of 3', '3 of 3'],
    ],
    [
      'as AP bars them',
      `1 of 3 | ${bridge[0]?.text} (${credit}) 2 of 3 | ${bridge[1]?.text} (${credit}) 3 of 3 | ${bridge[2]?.text}`,
      ['1 of 3 |', '2 of 3 |', '3 of 3 |'],
    ],
    [
      'of more than came along',
      `1 of 9 ${bridge[0]?.text} Photo: ${credit} 2 of 9 ${bridge[1]?.text} Photo: ${credit} 3 of 9 ${bridge[2]?.text}`,
      ['1 of 9', '2 of 9', '3 of 9'],
    ],
    [
      'as The New York Times prints them',
      `Slide 1 of 3, ${bridge[0]?.text} Credit...${credit} Slide 2 of 3, ${bridge[1]?.text} Credit...${credit} Slide 3 of 3, ${bridge[2]?.text}`,
      ['Slide 1 of 3,', 'Slide 2 of 3,', 'Slide 3 of 3,'],
    ],
    [
      'printed twice, as by The Telegraph',
      `Image 1 of 3 Image 1 of 3 ${bridge[0]?.text} Credit: ${credit} Image 2 of 3 Image 2 of 3 ${bridge[1]?.text} Credit: ${credit} Image 3 of 3 Image 3 of 3 ${bridge[2]?.text}`,
      ['Image 1 of 3 Image 1 of 3', 'Image 2 of 3 Image 2 of 3', 'Image 3 of 3 Image 3 of 3'],
    ],
  ])('%s', (_, gallery, markers) => {
    const read = outline(`${BEFORE} ${gallery} ${AFTER}`)
    expect(read.body).toMatchObject([
      BEFORE,
      {captions: bridge.map((caption, index) => ({...caption, marker: markers[index]}))},
      AFTER,
    ])
  })

  test('printed twice, on two lines', () => {
    const lines = bridge.flatMap(({text}, index) => {
      const counter = `Image ${index + 1} of 3`
      return [counter, counter, `${text} Credit: ${credit}`]
    })
    const markers = ['Image 1 of 3 Image 1 of 3', 'Image 2 of 3 Image 2 of 3']
    expect(outline([BEFORE, ...lines].join('\n')).body).toMatchObject([
      BEFORE,
      {captions: [{marker: markers[0], credit}, {marker: markers[1], credit}, {credit}]},
    ])
  })

  test('printed twice below a caption, the copy is no part of the next one', () => {
    const slides = ['A crane Jane Roe/PA', 'Two men weld Getty', 'The mayor Reuters']
    const lines = slides.flatMap((slide, index) => [
      slide,
      'Close',
      ...Array<string>(index === 1 ? 2 : 1).fill(`${index + 1} / 3`),
    ])
    expect(outline([BEFORE, '', ...lines].join('\n')).body).toMatchObject([
      BEFORE,
      {captions: [{text: 'A crane'}, {text: 'Two men weld'}, {text: 'The mayor'}]},
    ])
  })

  test.each([
    ['shares', 'Of the ships, 1 of 3 Dutch, 2 of 3 English and 3 of 3 French vessels sank.'],
    ['parts of a story', 'This is part 1 of 3. Part 2 of 3 and part 3 of 3 come on Sunday.'],
    ['games', 'Game 1 of 7 The Bears win. Game 2 of 7 The Kings win. Game 3 of 7 Overtime.'],
    ['two of two', 'He missed 1 of 2 Shots are rare. She hit 2 of 2 Nobody clapped.'],
  ])('%s stay prose', (_, text) => {
    expect(outline(`${BEFORE} ${text}`).body).toEqual([`${BEFORE} ${text}`])
  })
})

describe('captions before their counters, on one line', () => {
  const slides = [
    {text: 'A crane lifts the first beam.', credit: 'Jane Roe/PA'},
    {text: 'Two men weld.', credit: 'AFP'},
    {text: 'The mayor cuts a ribbon.', credit: 'Reuters'},
  ]
  const line = slides.map(({text, credit}, i) => `${text} ${credit} ${i + 1} / 3`).join(' ')

  test('in a paragraph of their own', () => {
    expect(outline([BEFORE, line, AFTER].join('\n\n')).body).toMatchObject([
      BEFORE,
      {captions: slides},
      AFTER,
    ])
  })

  test('in a story of one line: where the first begins is asked', () => {
    const read = outline(`${BEFORE} ${line} ${AFTER}`)
    expect(read.body).toMatchObject([BEFORE, {captions: slides}, AFTER])
    expect(read.doubts).toContain('openStart')
  })

  test('a credit behind the last counter says that captions stand behind theirs', () => {
    const behind = slides.map(({text, credit}, i) => `${i + 1} / 3 ${text} ${credit}`).join(' ')
    const lead = 'The bridge at dawn. John Doe/AP'
    expect(captionsOf(`${lead} ${behind} ${AFTER}`)).toEqual(
      slides.map(({text, credit}) => [text, credit]),
    )
  })
})

describe('captions that say what they are', () => {
  const captions = [
    {text: 'A crane lifts the first beam.', credit: 'Jane Roe/PA', label: 'CREDIT:'},
    {text: 'Two men weld.', credit: 'AFP', label: 'CREDIT:'},
  ]
  const printed = captions.map(({text, credit}) => `Caption: ${text} CREDIT: ${credit}`)

  test.each([
    ['on one line', [printed.join(' ')]],
    ['on lines of their own', printed],
    ['with the credit on the next line', printed.map((one) => one.replace(' CREDIT', '\nCREDIT'))],
  ])('%s', (_, lines) => {
    expect(outline([BEFORE, ...lines, AFTER].join('\n\n'))).toEqual({
      body: [BEFORE, {captions}, AFTER],
      asides: ['Caption:', 'Caption:'],
      doubts: [],
    })
  })

  test('and the story goes on behind the last credit of the line', () => {
    expect(outline(`${printed.join(' ')} ${AFTER}`).body).toEqual([{captions}, AFTER])
  })

  test('a caption that somebody reads out is prose', () => {
    const text = 'He read the caption: a boat, and the credit: none at all.'
    expect(outline(text).body).toEqual([text])
  })
})

test.each(['Prev Next\nImage # of 3', 'Close\n# / 3', 'Previous Next\n# of 3'])(
  'buttons above a counter lean on what stands below it: %j',
  (head) => {
    const captions = [
      {text: 'A crane lifts the first beam.', credit: 'EPA', label: 'Photo:'},
      {text: 'Two men weld.', credit: 'AFP', label: 'Photo:'},
      {text: 'The mayor cuts a ribbon.', credit: 'Reuters', label: 'Photo:'},
    ]
    const lines = captions.map(
      ({text, label, credit}, n) => `${head.replace('#', `${n + 1}`)}\n${text} ${label} ${credit}`,
    )
    const {body} = outline([BEFORE, ...lines, AFTER].join('\n\n'))
    const [button = ''] = head.split('\n')
    const gallery = {expected: 3, captions: captions.map((one) => expect.objectContaining(one))}
    expect(body).toEqual([BEFORE, {furniture: button}, gallery, AFTER])
  },
)

test('of two captions the last one ends with its credit, though the line goes on', () => {
  const {body} = outline(
    `${BEFORE}\n\n1/2 A crane PA\n\n2/2 Two men weld Getty Mr Poe left. ${AFTER}`,
  )
  expect(body).toEqual([
    BEFORE,
    {
      expected: 2,
      captions: [
        {marker: '1/2', text: 'A crane', credit: 'PA'},
        {marker: '2/2', text: 'Two men weld', credit: 'Getty'},
      ],
    },
    `Mr Poe left. ${AFTER}`,
  ])
})

test.each([
  ['1. Oxford University', '2. Durham University', '3. Oxford Brookes University'],
  ['Best score La La Land', 'Best song La La Land'],
  ['Best film Manchester United', 'Best goal Manchester United'],
])('what captions end in is no credit where little is left without it: %j', (...texts) => {
  const lines = texts.map((text, index) => `${index + 1}/${texts.length} ${text}`)
  const {body} = outline([BEFORE, ...lines, AFTER].join('\n\n'))
  const captions = texts.map((text) => expect.objectContaining({text}))
  expect(body[1]).toEqual({expected: texts.length, captions})
  expect(JSON.stringify(body[1])).not.toContain('credit')
})

test('a caption that has swallowed a piece of the story begins with a whole word', () => {
  const story = '\u{1F6A2}'.repeat(400)
  const {body} = outline(`${story} goes on and on without a stop (AP Photo/Jane Roe)`)
  expect(body).toEqual([
    story,
    {captions: [{text: 'goes on and on without a stop', credit: 'AP Photo/Jane Roe'}]},
  ])
})

test('captions that count without a total on one line', () => {
  const captions = [
    {marker: 'Photo 1:', text: 'A crane lifts the first beam.', credit: 'Jane Roe/PA'},
    {marker: 'Photo 2:', text: 'Two men weld.'},
    {marker: 'Photo 3:', text: 'The mayor cuts a ribbon.', credit: 'Reuters'},
  ]
  const line = captions
    .map(({marker, text, credit = ''}) => `${marker} ${text} ${credit}`)
    .join(' ')
  expect(outline([BEFORE, line, AFTER].join('\n\n')).body).toEqual([BEFORE, {captions}, AFTER])
  const list = 'Image 1: a sun. Image 2: a moon. Image 3: a star.'
  expect(outline(list).body).toEqual([list])
})

test('MSN: counter and credit above each caption', () => {
  const lines = [
    '1/3 SLIDES © Jane Roe/PA\nA crane lifts the first beam.',
    '2/3 SLIDES © AFP\nTwo men weld.\nThe bridge is a mile long.',
    '3/3 SLIDES © Reuters\nThe mayor cuts a ribbon.',
  ]
  expect(outline([BEFORE, ...lines, AFTER].join('\n\n')).body).toEqual([
    BEFORE,
    {
      expected: 3,
      captions: [
        {
          marker: '1/3',
          text: 'A crane lifts the first beam.',
          credit: 'Jane Roe/PA',
          label: '©',
        },
        {
          marker: '2/3',
          text: 'Two men weld. The bridge is a mile long.',
          credit: 'AFP',
          label: '©',
        },
        {marker: '3/3', text: 'The mayor cuts a ribbon.', credit: 'Reuters', label: '©'},
      ],
    },
    AFTER,
  ])
})

test('"show all" may stand above the title', () => {
  const captions = ['1/3 A crane Jane Roe/PA', '2/3 Two men weld Getty', '3/3 The mayor Reuters']
  const read = outline(['3 show all', 'Spring on the river', ...captions, AFTER].join('\n\n'))
  expect(read.body).toMatchObject([{title: 'Spring on the river'}, AFTER])
  expect(read.asides).toEqual(['3 show all'])
})

test('single pictures: their buttons go, their credits are found', () => {
  const text = [
    BEFORE,
    'Facebook Twitter Pinterest expand Two men weld. Photograph: Jane Roe/PA',
    'Enlarge this image toggle caption A crane. Jane Roe/KQED Jane Roe/KQED',
    'The mayor and the engineer.\nPhoto by Jane Roe/Reuters',
    AFTER,
  ].join('\n\n')
  expect(outline(text).body).toMatchObject([
    BEFORE,
    {captions: [{text: 'Two men weld.', credit: 'Jane Roe/PA'}]},
    {captions: [{text: 'A crane.', credit: 'Jane Roe/KQED'}]},
    {captions: [{text: 'The mayor and the engineer.', credit: 'Jane Roe/Reuters'}]},
    AFTER,
  ])
})

test('Yahoo: between two buttons, and once more behind the second', () => {
  const caption = 'Two men weld. (AP Photo/Jane Roe)'
  const read = outline(`${BEFORE} View photos ${caption} More ${caption} ${AFTER}`)
  expect(read.body).toMatchObject([
    BEFORE,
    {captions: [{text: 'Two men weld.', credit: 'AP Photo/Jane Roe'}]},
    AFTER,
  ])
  expect(outline(`${BEFORE} View photos of it. More of this on Sunday.`).body).toHaveLength(1)
})

test('three brackets in a row are captions where two have a name and a house', () => {
  const row = ['A crane. (Jane Roe/AP)', 'Two men weld. (Reuters)', 'The mayor. (John Doe/AP)']
  expect(outline([BEFORE, ...row, AFTER].join('\n\n')).body).toMatchObject([
    BEFORE,
    {captions: [{credit: 'Jane Roe/AP'}, {credit: 'Reuters'}, {credit: 'John Doe/AP'}]},
    AFTER,
  ])
  const digest = ['The pound falls. (Reuters)', 'Rain is due. (PA)', 'A queen opens a bridge. (AP)']
  expect(outline([BEFORE, ...digest, AFTER].join('\n\n')).body).toEqual([BEFORE, ...digest, AFTER])
})

test('a word that is said twice at the end of NPR’s caption credits nobody', () => {
  const text = 'Enlarge this image toggle caption The men went on on'
  expect(outline(`${text}\n\n${AFTER}`).body).not.toMatchObject([
    {captions: [{credit: 'on'}]},
    AFTER,
  ])
})

describe('counters on lines of their own', () => {
  test('caption and credit below, parted like everything else', () => {
    const slides = [
      'A crane',
      'PA',
      '2/3',
      'Two men weld',
      'Getty Images',
      '3/3',
      'The mayor',
      'AP',
    ]
    const text = [BEFORE, '1/3', ...slides, AFTER].join('\n\n')
    expect(outline(text).body).toMatchObject([
      BEFORE,
      {
        captions: [
          {marker: '1/3', text: 'A crane', credit: 'PA'},
          {marker: '2/3', text: 'Two men weld', credit: 'Getty Images'},
          {marker: '3/3', text: 'The mayor', credit: 'AP'},
        ],
      },
      AFTER,
    ])
  })

  test('below the last one line may be its credit, and no paragraph of the story', () => {
    const slides = ['A crane', 'PA', '2/3', 'Two men weld', 'Getty Images', '3/3', 'The mayor']
    const signed = 'The square at night. REUTERS/Jane Roe'
    expect(outline(['1/3', ...slides, AFTER, signed].join('\n\n')).body).toMatchObject([
      {captions: [{credit: 'PA'}, {credit: 'Getty Images'}, {text: 'The mayor'}]},
      AFTER,
      {captions: [{text: 'The square at night.'}]},
    ])
  })

  test('the day of each picture first; it is not the story’s', () => {
    const slides = ['1/3\n2 May 2019\nA crane\nPA', '2/3\n1 May 2019\nTwo men weld\nGetty Images']
    const last = '3/3\n30 April 2019\nThe mayor\nAP'
    const read = outline(['Spring', '3 show all', 'Spring', ...slides, last, AFTER].join('\n\n'))
    expect(read.date).toBeUndefined()
    expect(read.body).toMatchObject([
      {
        title: 'Spring',
        captions: [
          {text: '2 May 2019 A crane', credit: 'PA'},
          {text: '1 May 2019 Two men weld', credit: 'Getty Images'},
          {text: '30 April 2019 The mayor', credit: 'AP'},
        ],
      },
      AFTER,
    ])
    expect(read.asides).toEqual(['3 show all', 'Spring'])
  })

  test('buttons between counter and caption are set aside', () => {
    const slides = ['A crane', 'Two men weld', 'The mayor'].flatMap((text, index) => [
      `${index + 1} of 3`,
      'Buy Now',
      `${text}.`,
      'STAFF PHOTO BY JANE ROE',
    ])
    const read = outline([BEFORE, ...slides, AFTER].join('\n\n'))
    const credit = 'JANE ROE'
    expect(read.body).toMatchObject([
      BEFORE,
      {captions: [{text: 'A crane.', credit}, {text: 'Two men weld.', credit}, {credit}]},
      AFTER,
    ])
    expect(read.asides).toEqual(['Buy Now', 'Buy Now', 'Buy Now'])
  })

  test('and behind the caption, its credit on the next line', () => {
    const text = `${BEFORE}\n\nA crane (1/3)\nPA\n\nTwo men weld (2/3)\nGetty\n\nThe mayor (3/3)\nAFP\n\n${AFTER}`
    expect(outline(text).body).toMatchObject([
      BEFORE,
      {
        captions: [
          {text: 'A crane', credit: 'PA'},
          {text: 'Two men weld', credit: 'Getty'},
          {text: 'The mayor', credit: 'AFP'},
        ],
      },
      AFTER,
    ])
  })
})

test.each([
  ['a list', ['1.', '2.', '3.']],
  ['numbered photos', ['Photo 1:', 'Photo 2:', 'Photo 3:']],
])('captions known by their credits keep the numbers of %s as markers', (_, markers) => {
  const lines = markers.map((marker) => `${marker} A bridge. Photograph: Jane Roe/Reuters`)
  expect(outline([BEFORE, ...lines, AFTER].join('\n\n')).body).toMatchObject([
    BEFORE,
    {captions: markers.map((marker) => ({marker, text: 'A bridge.', credit: 'Jane Roe/Reuters'}))},
    AFTER,
  ])
})

describe('a run is evidence, a number is not', () => {
  test.each([
    ['9/11', '9/11 changed the city.\n\n9/11 survivors met on Sunday.\n\nCare is given 24/7.'],
    ['shares', '1/3 of the houses were insured.\n\n2/3 of them were not.'],
    [
      'a thread',
      'She tweeted:\n\n1/3 I read the bill.\n\n2/3 I listened to both sides.\n\n3/3 My door is open.',
    ],
    [
      'posts with their handles',
      '1/2 It is done — Ann (@ann) January 8, 2018\n\n2/2 Thank you — Ann (@ann) January 8, 2018',
    ],
    [
      'ratings that count down',
      '5/5: The first film\n\n4/5: The second film\n\n3/5: The third film',
    ],
    ['ratings behind titles', 'The first film 4/5\n\nThe second film 2/5\n\nThe third film 5/5'],
    ['a recipe', '1/4 cup of sugar\n2/4 cup of flour\n3/4 cup of milk'],
    [
      'matches with dates',
      '01/12 - 16h: Leeds v Hull\n\n02/12 - 18h: York v Bath\n\n03/12 - 20h: Ely v Wells',
    ],
    ['steps', 'Step 1/3 Wash it.\n\nStep 2/3 Comb it.\n\nStep 3/3 Cut less than you want.'],
    ['odds', '1/2 Arsenal\n\n5/2 Chelsea\n\n3/1 Draw'],
    ['pages', '1/3\n\n2/3\n\n3/3'],
  ])('%s: prose', (_, text) => {
    const {body, doubts} = outline(`${text}\n\n${AFTER}`)
    expect(body.every((block) => typeof block === 'string')).toBe(true)
    expect(body.at(-1)).toBe(AFTER)
    expect(doubts).toEqual([])
  })

  test('a list of days that looks like a gallery stays in the body, and is doubted', () => {
    const text =
      '1/11 – The first meeting.\n\n2/11 – The vote.\n\n4/11 – The result.\n\n11/11 – Silence.'
    const {body, doubts} = outline(text)
    expect(body).toEqual(text.split('\n\n'))
    expect(doubts).toEqual(['possibleGallery'])
  })

  test('the paragraph behind a gallery of eleven may begin with 9/11', () => {
    const captions = Array.from({length: 11}, (_, i) => `${i + 1}/11 Scene ${i + 1} of the day AP`)
    const text = [...captions, '9/11 attacks killed 2,977 people.'].join('\n\n')
    const {body, doubts} = outline(text)
    expect(body).toHaveLength(2)
    expect(body[1]).toBe('9/11 attacks killed 2,977 people.')
    expect(doubts).toEqual([])
  })

  test('fractions inside captions are words', () => {
    const text = '1/3 About 2/3 of the crowd left AP\n\n2/3 A 3/3 majority AP\n\n3/3 Empty seats AP'
    expect(outline(text).body).toMatchObject([
      {
        captions: [
          {text: 'About 2/3 of the crowd left'},
          {text: 'A 3/3 majority'},
          {text: 'Empty seats'},
        ],
      },
    ])
  })
})

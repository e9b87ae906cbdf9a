import {describe, expect, test} from 'vitest'
import {captionsOf, outline} from '../test-support/outline.ts'

/** A gallery of these captions; the last two show that captions of this gallery are credited. */
function galleryOf(...captions: string[]): string {
  const all = [...captions, 'A road in the rain AP', 'A lamp at night Getty Images']
  return all.map((caption, index) => `${index + 1}/${all.length} ${caption}`).join('\n\n')
}

describe('a credit is what stands behind the caption', () => {
  test.each([
    ['The summit hall Reuters', 'The summit hall', 'Reuters'],
    ['The summit hall AFP via Getty Images', 'The summit hall', 'AFP via Getty Images'],
    ['The summit hall Jane Roe/PA Wire', 'The summit hall', 'Jane Roe/PA Wire'],
    ['In Mosul, Iraq Alice Roe/Getty Images', 'In Mosul, Iraq', 'Alice Roe/Getty Images'],
    ['The leader of Scottish Labour Jane Roe/PA', 'The leader of Scottish Labour', 'Jane Roe/PA'],
    ['A vote on 4 February Jane Roe/PA', 'A vote on 4 February', 'Jane Roe/PA'],
    ['In Gaza City Jane Roe/AP', 'In Gaza City', 'Jane Roe/AP'],
    [
      'The crowd waits Lucy Anna Roe/The Independent',
      'The crowd waits',
      'Lucy Anna Roe/The Independent',
    ],
    ['The march. J. Scott Roe/AP', 'The march.', 'J. Scott Roe/AP'],
    [
      'At King Power Stadium Plumb Images/Leicester City FC via Getty Images',
      'At King Power Stadium',
      'Plumb Images/Leicester City FC via Getty Images',
    ],
    [
      'The senate Jane Roe; John Doe/AFP; Ana Example/AFP/Getty Images',
      'The senate',
      'Jane Roe; John Doe/AFP; Ana Example/AFP/Getty Images',
    ],
    ['The candidate Jane Roe—Getty Images', 'The candidate', 'Jane Roe—Getty Images'],
    ['A soldier (AP Photo/Jane Roe)', 'A soldier', 'AP Photo/Jane Roe'],
    ['A soldier [Jane Roe/Reuters]', 'A soldier', 'Jane Roe/Reuters'],
    ['A soldier REUTERS/Jane Roe/File Photo', 'A soldier', 'REUTERS/Jane Roe/File Photo'],
    ['A rover Image: NASA/JPL-Caltech', 'A rover', 'NASA/JPL-Caltech'],
    ['A tram Picture by Jane Roe/PA Wire', 'A tram', 'Jane Roe/PA Wire'],
    ['A tram Pictures by Jane Roe/PA Wire', 'A tram', 'Jane Roe/PA Wire'],
    ['Three trams Pictures by Reuters/EPA', 'Three trams', 'Pictures by Reuters/EPA'],
    ['A boy Courtesy of the Roe family', 'A boy', 'the Roe family'],
    ['A room Handout/Ministry of Defence', 'A room', 'Handout/Ministry of Defence'],
    ['Smoke Twitter/@someone', 'Smoke', 'Twitter/@someone'],
    ['An actress © Jane Roe/Magnum Photos', 'An actress', 'Jane Roe/Magnum Photos'],
    ['A letter Jane Roe/Example Press', 'A letter', 'Jane Roe/Example Press'],
    ['A bridge | Getty', 'A bridge', 'Getty'],
    ['A vote in Baghdad Exampla/PA', 'A vote in Baghdad', 'Exampla/PA'],
    ['A head from Parma, Italy Exampla/PA', 'A head from Parma, Italy', 'Exampla/PA'],
    ['The flood Israel Defence Forces/AFP', 'The flood', 'Israel Defence Forces/AFP'],
    ['A ship MoD Crown Copyright/PA', 'A ship', 'MoD Crown Copyright/PA'],
    ['A toy, £26.99 Jane Roe/Sunday\u00A0Example', 'A toy, £26.99', 'Jane Roe/Sunday\u00A0Example'],
    ['A calf is fed Example Press Agency', 'A calf is fed', 'Example Press Agency'],
    ['Two boxers (Jane K. Roe-USA TODAY Sports)', 'Two boxers', 'Jane K. Roe-USA TODAY Sports'],
    ['A robot Image copyright Jane Roe', 'A robot', 'Jane Roe'],
    ['A cellar Photo\u00A0by Jane Roe', 'A cellar', 'Jane Roe'],
    [
      'A gift for Ghana’s Jane Doe Petra Muster/PA',
      'A gift for Ghana’s Jane Doe',
      'Petra Muster/PA',
    ],
    ['The home of Manchester United Jane Roe/PA', 'The home of Manchester United', 'Jane Roe/PA'],
    ['A man in the crowd (Example Police)', 'A man in the crowd', 'Example Police'],
    ['Nuns wait REX', 'Nuns wait', 'REX'],
    ['A protest Amal al-Roe/AFP', 'A protest', 'Amal al-Roe/AFP'],
    ['A prayer at noon Jane St. Roe/AP', 'A prayer at noon', 'Jane St. Roe/AP'],
    ['A hill [Jane al-Roe/Example News]', 'A hill', 'Jane al-Roe/Example News'],
    ['A hill [File: Jane Roe/Reuters]', 'A hill', 'Jane Roe/Reuters'],
    ['The crowd that waits outside EPA', 'The crowd that waits outside', 'EPA'],
    ['The square before and after Reuters', 'The square before and after', 'Reuters'],
    ['The singer wears Exampla Jane Roe/PA', 'The singer wears Exampla', 'Jane Roe/PA'],
    ['A lamb in the Yorkshire Dales Jane Roe/PA', 'A lamb in the Yorkshire Dales', 'Jane Roe/PA'],
    ['A crane at Exampla Jane Lo Roe/PA', 'A crane at Exampla', 'Jane Lo Roe/PA'],
    ['Snow in County Durham Jane Roe/PA', 'Snow in County Durham', 'Jane Roe/PA'],
    ['A cow stands still. Dale Q. Roe/PA', 'A cow stands still.', 'Dale Q. Roe/PA'],
    ['A boy on a carousel Dale Q. Roe/PA', 'A boy on a carousel', 'Dale Q. Roe/PA'],
    ['A hill at Exampla Nguyen Van Roe/AP', 'A hill at Exampla', 'Nguyen Van Roe/AP'],
    [
      'A miner and his son Jan Government of Chile/AP',
      'A miner and his son Jan',
      'Government of Chile/AP',
    ],
    ['A crane Jane Roe/Government of Chile/AP', 'A crane', 'Jane Roe/Government of Chile/AP'],
    [
      'Smoke over Exampla West Yorkshire Fire and Rescue/PA',
      'Smoke over Exampla',
      'West Yorkshire Fire and Rescue/PA',
    ],
    ['A man in his car Instagram/jane_roe', 'A man in his car', 'Instagram/jane_roe'],
    ['Ein Brand in Berlin Foto: Jane Roe/dpa', 'Ein Brand in Berlin', 'Jane Roe/dpa'],
    ['Le maire Crédit photo : AFP', 'Le maire', 'AFP'],
    ['Пожар Фото: РИА Новости', 'Пожар', 'РИА Новости'],
    ['救援人员（新华社）', '救援人员', '新华社'],
    ['نازحون في مخيم رويترز', 'نازحون في مخيم', 'رويترز'],
  ])('%s', (printed, text, credit) => {
    expect(captionsOf(galleryOf(printed))[0]).toEqual([text, credit])
    expect(outline(galleryOf(printed)).doubts).toEqual([])
  })

  test.each([
    'A river cleaned up by the EPA',
    'The Baghdad bureau of Reuters',
    'A diner in Scranton, PA',
    'A deal between Israel and Egypt',
    'Best Picture: Spotlight',
    'The Duchess of Cambridge',
    'A page of the case file: Jane Roe',
    'The war [Russia/Ukraine]',
    'A child waves at Netflix',
    'A picture of the painter Frida Muster',
    'They walked with him to St. John’s Church',
    'Police outside the Curtis Culwell Center',
    'A drummer argues with the New York Police Department',
    'Men who came to help from London Fire Brigade',
    'The newly restored Petra Muster',
    'The submarine HMS Muster',
    'Crowds cheer Petra Muster',
    'A stall near the river selling Muster Coffee',
    'Boys on a wall who came to see Petra Muster',
    'A parcel stamped Amazon Prime',
  ])('%s: no credit', (caption) => {
    expect(captionsOf(galleryOf(caption))[0]).toEqual([caption, undefined])
  })

  test.each([
    'A boat that was built by Reuters',
    'Crowds cheer Petra Muster',
    'A boat at Exampla Petra Muster',
  ])('%s: left in the text and doubted', (caption) => {
    expect(outline(galleryOf(caption)).doubts).toEqual(['possibleCredit'])
  })

  test('how much of the names is the photographer’s, another caption with the same credit tells', () => {
    const text =
      '1/3 A hill above Exampla Jana Petra Muster/PA\n\n2/3 A lamp is lit. Jana Petra Muster/PA\n\n3/3 A road AP'
    expect(captionsOf(text)[0]).toEqual(['A hill above Exampla', 'Jana Petra Muster/PA'])
  })

  test('a caption that is nothing but its credit is doubted', () => {
    const {body, doubts} = outline('1/3 A hill AP\n\n2/3 Reuters\n\n3/3 A road PA')
    expect(body).toMatchObject([{captions: [{}, {credit: 'Reuters'}, {}]}])
    expect(doubts).toEqual(['emptyCaption'])
  })

  test('only the last of two agencies is the credit', () => {
    expect(captionsOf(galleryOf('The general, who spoke to the AP AP'))[0]).toEqual([
      'The general, who spoke to the AP',
      'AP',
    ])
  })

  test('no caption gets the credit of its neighbour', () => {
    expect(captionsOf(galleryOf('A quiet street'))).toEqual([
      ['A quiet street', undefined],
      ['A road in the rain', 'AP'],
      ['A lamp at night', 'Getty Images'],
    ])
  })
})

describe('an unknown ending', () => {
  const gallery = (...captions: string[]) =>
    captions.map((caption, index) => `${index + 1}/${captions.length} ${caption}`).join('\n\n')

  test('is a credit when captions share it', () => {
    const text = gallery(
      'A shell in Mosul, November 2016 Example Weapons Research',
      'A rocket near Karamlais Example Weapons Research',
      'A factory in Iraq Example Weapons Research',
    )
    expect(captionsOf(text).map(([, credit]) => credit)).toEqual(
      Array.from({length: 3}, () => 'Example Weapons Research'),
    )
  })

  test('is a credit too behind a caption of names, and where captions end with "under"', () => {
    const text = gallery(
      'Dame Jane Roe Petra Muster',
      'Four men on six under Petra Muster',
      'Rain on the river Petra Muster',
      'A sail AP',
    )
    expect(captionsOf(text)).toEqual([
      ['Dame Jane Roe', 'Petra Muster'],
      ['Four men on six under', 'Petra Muster'],
      ['Rain on the river', 'Petra Muster'],
      ['A sail', 'AP'],
    ])
  })

  test('is a credit though it is named after a place or a hospital, where nothing leads to it', () => {
    const text = gallery(
      'A child sleeps Great Example Street Hospital',
      'A nurse at the window Great Example Street Hospital',
      'A doctor waits Example Research UK',
      'An old ward Example Research UK',
    )
    expect(captionsOf(text).map(([, credit]) => credit)).toEqual([
      'Great Example Street Hospital',
      'Great Example Street Hospital',
      'Example Research UK',
      'Example Research UK',
    ])
  })

  test('of one word is a credit behind a place or a day, where captions are signed', () => {
    const text = gallery(
      'A boat on the beach at Nice, France Exampla',
      'A boat at night',
      'The race, 4 May 2016 Exampla',
      'A sail AP',
    )
    expect(captionsOf(text).map(([, credit]) => credit)).toEqual([
      'Exampla',
      undefined,
      'Exampla',
      'AP',
    ])
    expect(outline(text).doubts).toEqual([])
  })

  test('is a credit too where it signs the last caption of a line', () => {
    const text =
      '1/3 A crane in the rain Petra Muster 2/3 Two men at work Petra Muster 3/3 The ribbon is cut Petra Muster The mayor left early.'
    expect(captionsOf(text).map(([, credit]) => credit)).toEqual(
      Array.from({length: 3}, () => 'Petra Muster'),
    )
    expect(outline(text).doubts).toEqual([])
  })

  test('is a credit where one caption and the last of the line share it', () => {
    const text =
      '1/3 A crane in the rain Petra Muster 2/3 Two men at work AP 3/3 The ribbon is cut Petra Muster Nobody came to see it.'
    expect(captionsOf(text).map(([, credit]) => credit)).toEqual([
      'Petra Muster',
      'AP',
      'Petra Muster',
    ])
  })

  test('a common word behind a day is a credit though no other caption has one', () => {
    const text = gallery(
      'A march through the town, 4 May 2016 Bloomberg',
      'A quiet street',
      'A dog',
    )
    expect(captionsOf(text)[0]).toEqual(['A march through the town, 4 May 2016', 'Bloomberg'])
  })

  test('is none when the sentence asks for it, and is doubted', () => {
    const text = gallery(
      'A portrait of President Jane Roe',
      'Mugs with the face of President Jane Roe',
      'Children wave to President Jane Roe',
    )
    expect(captionsOf(text).every(([, credit]) => credit === undefined)).toBe(true)
    expect(outline(text).doubts).toEqual(['sharedEnding'])
  })

  test.each([
    ['a place', ['Rain in London, England', 'A bus in London, England', 'A hill']],
    ['a day', ['A march on Remembrance Sunday', 'Wreaths on Remembrance Sunday']],
    ['a whole caption', ['Jane Roe and John Doe', 'Jane Roe and John Doe']],
  ])('is none when it is %s', (_, captions) => {
    const text = gallery(...captions)
    expect(captionsOf(text)).toEqual(captions.map((caption) => [caption, undefined]))
    expect(outline(text).doubts).toEqual([])
  })

  test('is none, and is doubted, where all captions end in one place', () => {
    const text = gallery('Rain in London', 'A bus in London', 'Snow in London')
    expect(captionsOf(text).every(([, credit]) => credit === undefined)).toBe(true)
    expect(outline(text).doubts).toEqual(['sharedEnding'])
  })

  test('is a credit though one of several captions seems to ask for it', () => {
    const text = gallery(
      'Cows watch the race go by Petra Muster',
      'A man runs with the leader Petra Muster',
      'Dust on the road Petra Muster',
      'A tent in the rain Petra Muster',
    )
    expect(captionsOf(text).map(([, credit]) => credit)).toEqual(
      Array.from({length: 4}, () => 'Petra Muster'),
    )
  })

  test('is none though few captions ask for it where the story tells of the name', () => {
    const told = gallery(
      'Cows watch the race go by Petra Muster',
      'Dust on the road Petra Muster',
      'A tent in the rain Petra Muster',
    )
    expect(captionsOf(`${told}\n\nMuster won the race.`).map(([, credit]) => credit)).toEqual(
      Array.from({length: 3}, () => undefined),
    )
  })

  test('an acronym is a credit where its words are one; its meaning is only suggested', () => {
    const text = gallery(
      'A shell in Mosul EWR',
      'A rocket near Karamlais Example Weapons Research',
      'A factory in Iraq Example Weapons Research',
    )
    expect(captionsOf(text)[0]).toEqual(['A shell in Mosul', 'EWR'])
    expect(outline(text).doubts).toEqual(['creditByInitials'])
  })

  test('a single name is believed where all others are credited, and doubted', () => {
    const text = galleryOf(
      'A flood in the valley Getty',
      'The strike of the cleaners',
      'The long strike at the mine Petra Muster',
    )
    expect(captionsOf(text)[2]).toEqual(['The long strike at the mine', 'Petra Muster'])
    expect(outline(text).doubts).toEqual(['unknownCredit'])
  })

  test.each([
    [
      'They walked to St. John’s Church Petra Muster',
      'They walked to St. John’s Church',
      'Petra Muster',
    ],
  ])('%s: behind a church', (printed, text, credit) => {
    expect(captionsOf(galleryOf(printed))[0]).toEqual([text, credit])
  })

  test('a cut credit is kept as printed, and doubted', () => {
    const text = galleryOf('A flood in the valley Getty', 'The ceremonies ge')
    expect(captionsOf(text)[1]).toEqual(['The ceremonies', 'ge'])
    expect(outline(text).doubts).toEqual(['creditFragment'])
  })

  test('a credit that is said of all pictures stays where it stands, and is doubted', () => {
    const text = gallery('A shell', 'A rocket', 'A factory All pictures: Jane Roe')
    expect(captionsOf(text)).toEqual([
      ['A shell', undefined],
      ['A rocket', undefined],
      ['A factory', 'Jane Roe'],
    ])
    expect(outline(text).doubts).toEqual(['galleryCredit'])
  })
})

describe('the last caption of a line ends with its credit', () => {
  const start = '1/3 A crane AP 2/3 A beam Jane Roe/PA 3/3 The ribbon is cut'
  test.each([
    ['Getty Images The mayor left.', 'Getty Images', 'The mayor left.', []],
    ['John Doe/The Independent Nobody came.', 'John Doe/The Independent', 'Nobody came.', []],
    ['REUTERS/John Doe "We are glad," he said.', 'REUTERS/John Doe', '"We are glad," he said.', []],
    ['John Doe The mayor left.', 'John Doe', 'The mayor left.', ['unknownCredit']],
    ['Example Press Agency Crowds cheered.', 'Example Press Agency', 'Crowds cheered.', []],
    ['Jane Roe/Example Eye Only a few came.', 'Jane Roe/Example Eye', 'Only a few came.', []],
    ['Photo: John Doe Crowds cheered him.', 'John Doe', 'Crowds cheered him.', []],
    [
      'Handout/West Midlands Police The mayor left.',
      'Handout/West Midlands Police',
      'The mayor left.',
      [],
    ],
  ])('%s', (rest, credit, body, doubts) => {
    const read = outline(`${start} ${rest}`)
    expect(read.body).toMatchObject([
      {captions: [{}, {}, {text: 'The ribbon is cut', credit}]},
      body,
    ])
    expect(read.doubts).toEqual(doubts)
  })

  test('without one behind its day', () => {
    const read = outline(`${start}, 22 July 2018 Nobody came in the end.`)
    expect(captionsOf(`${start}, 22 July 2018 Nobody came in the end.`)[2]?.[0]).toBe(
      'The ribbon is cut, 22 July 2018',
    )
    expect(read.doubts).toEqual(['openEnd'])
  })

  test('and with nobody who is told of in it', () => {
    const read = outline(`${start} by the owner Petra Muster The mayor left.`)
    expect(captionsOf(`${start} by the owner Petra Muster The mayor left.`)[2]?.[1]).toBeUndefined()
    expect(read.doubts).toEqual(['openEnd'])
  })

  test('without one with its sentence, and is doubted', () => {
    const read = outline(`${start}. The mayor left.`)
    expect(read.body).toMatchObject([
      {captions: [{}, {}, {text: 'The ribbon is cut.'}]},
      'The mayor left.',
    ])
    expect(read.doubts).toEqual(['openEnd'])
  })

  test('a bracket that closes later keeps it open, and its credit whole', () => {
    const text =
      '1/3 A crane [Jane Roe/EPA] 2/3 Two men weld [Reuters] 3/3 The bridge [Antara Foto via Reuters]'
    const read = outline(`${text} The mayor left.`)
    expect(read.body).toMatchObject([
      {captions: [{}, {}, {text: 'The bridge', credit: 'Antara Foto via Reuters'}]},
      'The mayor left.',
    ])
  })

  test('a name before a comma goes on with its paper', () => {
    const credit = 'Jane Roe, The Chronicle'
    const text = ['A crane.', 'Two men weld.', 'The bridge.'].map(
      (words, index) => `Image ${index + 1} of 3 ${words} Photo: ${credit}`,
    )
    const read = outline(`${text.join(' ')} The mayor left.`)
    expect(read.body).toMatchObject([
      {captions: [{credit}, {credit}, {text: 'The bridge.', credit}]},
      'The mayor left.',
    ])
  })

  test('a sentence where the others are none may be the story, and is doubted', () => {
    const text =
      '1/4 A crane PA 2/4 Two men weld Getty 3/4 A ribbon AP 4/4 The bridge Met Office Four people cheered'
    expect(outline(`${text}.`).doubts).toEqual(['openEnd'])
    expect(outline(text).doubts).toEqual([])
  })
})

test('“In pictures:” is a head and credits nobody', () => {
  const text = 'IN PICTURES: Spring Carnival\n\nThe carnival was loud.'
  expect(outline(text).body).toEqual(text.split('\n\n'))
})

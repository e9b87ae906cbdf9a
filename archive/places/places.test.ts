import {describe, expect, test} from 'vitest'
import {readCaptionDate} from '../dates/caption-date.ts'
import {findPlaces} from './places.ts'

describe('the places of a caption', () => {
  test.each([
    ['A shell in Gogjali, Mosul, November 2016', ['Gogjali', 'Mosul']],
    ['Rockets discovered near Karamlais, Iraq, in November', ['Karamlais', 'Iraq']],
    ['London, England', ['London', 'England']],
    ['Jerusalem. Israel', ['Jerusalem', 'Israel']],
    ['Mosul , Iraq', ['Mosul', 'Iraq']],
    ['Port-of-Spain, Trinidad and Tobago', ['Port-of-Spain', 'Trinidad and Tobago']],
    ["Bangkok's flower market", ['Bangkok']],
    ['Storms in southern Britain', ['southern Britain']],
    ['A march in Charlotte, N.C.', ['Charlotte', 'N.C.']],
    ['A vineyard in Georgia, near Tbilisi', ['Georgia', 'Tbilisi']],
    ['A girl at school (Kabul, March 1, 2002)', ['Kabul']],
    ['A boat near Sowerby Bridge', ['Sowerby Bridge']],
    ['London, seen from London', ['London']],
    ['Lamps on the river at Hoi Example, Vietnam', ['Hoi Example', 'Vietnam']],
    ['A monastery, Exampla, Bhutan', ['Exampla', 'Bhutan']],
    ['Exampla, Norway. The racks are old', ['Exampla', 'Norway']],
    ['12 May 2016 Exampla, Seychelles', ['Exampla', 'Seychelles']],
    ['A crash in Exampla, Calif., Feb. 14, 2016', ['Exampla', 'Calif.']],
    ['A woman sweeps in Exampla (Ukraine, Jan. 29, 2015)', ['Exampla', 'Ukraine']],
    ['A car leaves the line at Exampla', ['Exampla']],
    ['Villagers of Exampla wait', ['Exampla']],
    ['A window in Newcastle upon Tyne', ['Newcastle upon Tyne']],
    ['Crowds across the UK gathered', ['UK']],
  ])('%s', (caption, places) => {
    expect(findPlaces(caption).map(({asPrinted}) => asPrinted)).toEqual(places)
  })

  test.each([
    'Paris Hilton signs autographs',
    'Jordan Pickford saves a penalty',
    'A reader of The Washington Post',
    'The Duchess of Cambridge smiles',
    'Models at London Fashion Week',
    'The Battle of Britain flight',
    'An officer of the Garland Police Department',
    'The vote in November',
    'An editor dressed in Prada',
    'A hacker of U.S. government computers',
    'A race at Ascot racecourse',
    'A bag at Chanel',
    'Reporters outside New Scotland Yard',
    'Nathan Lyon fumbles the ball',
    '',
  ])('%j: none', (caption) => {
    expect(findPlaces(caption)).toEqual([])
  })
})

describe('the date of a caption', () => {
  test.each([
    ['A shell in Mosul, November 2016', '2016-11'],
    ['30 November 2017 A supporter waits', '2017-11-30'],
    ['2002 A girl at school (Kabul, March 1, 2002)', '2002-03-01'],
    ['1916 A regiment marches', '1916'],
    ['Children leave the city, 1940', '1940'],
    ['A vigil on Friday, June 17', 'XXXX-06-17'],
    ['مقاتلون في تشرين الثاني 2016', '2016-11'],
    ['A quay on 25/02/2016', '2016-02-25'],
    ['A quay, 4.2.2016', '2016-02-04'],
    ['A quay, 04/02/2016', '2016'],
    ['A quay on 04/02/2016, in winter 2016', '2016-24'],
    ['A boat, which will sail, in Tartus in May 2016', '2016-05'],
    ['A boat on a trip to Tartus in May 2016', '2016-05'],
    ['A road closed due to snow in January 2016', '2016-01'],
    ['A picture from May 2016 on a wall', '2016-05'],
  ])('%s', (caption, edtf) => {
    expect(readCaptionDate(caption)?.edtf).toBe(edtf)
  })

  test.each([
    'Theresa May 2016',
    '2020 presidential campaign',
    'Flight MH370',
    'A 5-4 vote',
    'A screw of 1/2/20161 turns',
    'A boat on 31/02/2016',
    '',
  ])('%j: none', (caption) => {
    expect(readCaptionDate(caption)).toBeUndefined()
  })

  test.each([
    'The ferry is to run until May 2018',
    'Residents may see it until June',
    'The bridge must be down by the end of November 2016',
    'The museum will open to visitors in early 2018',
    'A school due to open on 4 September 2017',
    'A bridge due in May 2017',
    'The last boats before 25/02/2016',
    'Two boats run from 2018 on.',
    'Die Fähre fährt bis Mai 2018',
    'Le bac circule jusqu’en mai 2018',
  ])('%j: a day that was still to come', (caption) => {
    expect(readCaptionDate(caption)).toBeUndefined()
  })
})

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
  ])('%s', (caption, edtf) => {
    expect(readCaptionDate(caption)?.edtf).toBe(edtf)
  })

  test.each(['Theresa May 2016', '2020 presidential campaign', 'Flight MH370', 'A 5-4 vote', ''])(
    '%j: none',
    (caption) => {
      expect(readCaptionDate(caption)).toBeUndefined()
    },
  )
})

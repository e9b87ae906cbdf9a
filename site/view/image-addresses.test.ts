import {expect, test} from 'vitest'
import {type Image} from '../content/story.ts'
import {createImageAddresses, shownSize} from './image-addresses.ts'

const hash = 'a'.repeat(40)
const image: Image = {assetId: `image-${hash}-4000x3000-jpg`, width: 4000, height: 3000}
const crop = {top: 0, bottom: 0.5, left: 0.25, right: 0.25}
const config = {projectId: 'p', dataset: 'd'}

test('images come from sanity.io, or from a lake of one’s own', () => {
  const path = `/images/p/d/${hash}-4000x3000.jpg`
  const hosted = createImageAddresses(config)
  const own = createImageAddresses({...config, apiHost: 'http://127.0.0.1:3335'})
  expect(hosted.whole(image, 720)).toBe(`https://cdn.sanity.io${path}?w=720&fit=max&auto=format`)
  expect(own.whole(image, 720)).toBe(`http://127.0.0.1:3335${path}?w=720&fit=max&auto=format`)
})

test('the desk’s crop is what readers see, and its hotspot stays in every cut', () => {
  const {whole, cut} = createImageAddresses(config)
  expect(whole({...image, crop}, 720)).toContain('?rect=1000,0,2000,1500&w=720')
  expect(shownSize({...image, crop})).toEqual({width: 2000, height: 1500})
  const left = {...image, hotspot: {x: 0.1, y: 0.5, width: 0.1, height: 0.1}}
  expect(cut(left, 600, 600)).toContain('?rect=0,0,3000,3000&w=600&h=600')
})

test('an address that has been made once is the same again, and another crop has another', () => {
  const {whole, cut} = createImageAddresses(config)
  const first = whole(image, 720)
  expect(whole({...image}, 720)).toBe(first)
  expect(whole({...image, crop}, 720)).not.toBe(first)
  expect(whole(image, 1080)).not.toBe(first)
  expect(cut(image, 720, 720)).not.toBe(first)
})

test('a crop is not taken for a hotspot of the same numbers', () => {
  const {whole, cut} = createImageAddresses(config)
  const cropped = {...image, crop: {top: 0.1, bottom: 0.2, left: 0.3, right: 0.4}}
  const spotted = {...image, hotspot: {x: 0.1, y: 0.2, width: 0.3, height: 0.4}}
  expect(whole(cropped, 720)).not.toBe(whole(spotted, 720))
  expect(cut(cropped, 720, 720)).not.toBe(cut(spotted, 720, 720))
})

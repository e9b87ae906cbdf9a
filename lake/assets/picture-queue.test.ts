import {expect, test} from 'vitest'
import {PictureQueue, TooManyPicturesError} from './picture-queue.ts'

/** A queue whose pictures are made when the test says so: `queue.want('a', 9)`, then `queue.finish('a')`. */
function slowQueue() {
  const queue = new PictureQueue()
  const finish = new Map<string, () => void>()
  const begun: string[] = []
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    begun,
    want: (name: string, megapixels: number) =>
      queue.run(megapixels * 1_000_000, async () => {
        begun.push(name)
        await new Promise<void>((resolve) => finish.set(name, resolve))
        return name
      }),
    finish: async (name: string) => {
      await settle()
      finish.get(name)?.()
      await settle()
    },
    settle,
  }
}

test('a small picture does not wait for large ones, which are made one after the other', async () => {
  const {want, finish, begun, settle} = slowQueue()
  const large = ['a', 'b', 'c'].map((name) => want(name, 20))
  const small = [want('d', 2), want('e', 0.1), want('f', 1)]
  await settle()
  expect(begun).toEqual(['a', 'd'])
  for (const name of ['d', 'e', 'f', 'a', 'b', 'c']) await finish(name)
  expect(begun).toEqual(['a', 'd', 'e', 'f', 'b', 'c'])
  expect(await Promise.all([...large, ...small])).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('a large picture is made although small ones never end', async () => {
  const {want, finish, begun} = slowQueue()
  const all = [want('1', 1), want('2', 1), want('large', 20)]
  for (let n = 3; n < 20; n++) all.push(want(String(n), 1))
  await finish('2')
  expect(begun).toEqual(['1', '2', 'large'])
  await finish('1')
  expect(begun).toEqual(['1', '2', 'large', '3'])
  await finish('large')
  for (let n = 3; n < 20; n++) await finish(String(n))
  expect(await Promise.all(all)).toHaveLength(20)
})

test('when too much waits, the largest is refused, and only that', async () => {
  const {want, finish, begun} = slowQueue()
  const fine = [want('a', 60), want('b', 60), want('c', 60)]
  const tooMuch = want('d', 61)
  const small = want('e', 1)
  await expect(tooMuch).rejects.toThrow(TooManyPicturesError)
  for (const name of ['e', 'a', 'b', 'c']) await finish(name)
  expect(await Promise.all([...fine, small])).toEqual(['a', 'b', 'c', 'e'])
  expect(begun).toEqual(['a', 'e', 'b', 'c'])
})

test('a picture that cannot be made holds up nobody', async () => {
  const queue = new PictureQueue()
  const broken = () => queue.run(1, () => Promise.reject(new Error('broken')))
  for (let n = 0; n < 5; n++) await expect(broken()).rejects.toThrow('broken')
  expect(await queue.run(1, () => Promise.resolve('whole'))).toBe('whole')
})

import {describe} from 'vitest'
import {test} from './studio.ts'

describe('a journey', () => {
  test('whose page is quiet passes', async ({stranger}) => {
    const {page} = await stranger()
    await page.goto('about:blank')
  })

  // The same journey, but for the one complaint.
  test.fails('whose page complains fails', async ({stranger}) => {
    const {page} = await stranger()
    await page.goto('about:blank')
    await page.evaluate(`console.error('no such field')`)
  })

  test('passes when its complaint is the one that was let pass', async ({stranger, forgive}) => {
    forgive(/no such field/)
    const {page} = await stranger()
    await page.goto('about:blank')
    await page.evaluate(`console.error('no such field')`)
  })

  test.fails('fails for any other complaint', async ({stranger, forgive}) => {
    forgive(/no such list/)
    const {page} = await stranger()
    await page.goto('about:blank')
    await page.evaluate(`console.error('no such field')`)
  })

  test.fails('whose page calls another machine fails', async ({stranger}) => {
    const {page} = await stranger()
    await page.goto('about:blank')
    await page.evaluate(`fetch('http://sanity.example/', {mode: 'no-cors'}).catch(() => 0)`)
  })
})

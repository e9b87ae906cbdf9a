import {evaluate, parse} from 'groq-js'
import {expect, test} from 'vitest'
import {NEWSROOM_ROLES} from './grants.ts'
import {mayImport} from './import-rights.ts'

test.each(['importRecord', 'readerExample'])(
  'who may import is who the grants let create an %s',
  async (_type) => {
    const document = {_id: `${_type}.any`, _type}
    for (const {name, grants} of NEWSROOM_ROLES) {
      const creating = grants.filter(({permissions}) => permissions.includes('create'))
      const matches = await Promise.all(
        creating.map(async ({filter}) => {
          const value = await evaluate(parse(`*[${filter}]`), {dataset: [document], identity: 'me'})
          return [...(await value.get())].length > 0
        }),
      )
      expect([name, mayImport({id: 'me', roles: [name]})]).toEqual([name, matches.some(Boolean)])
    }
  },
)

import {createLake} from '../index.ts'
import {OPTIONS} from './test-lake.ts'

/**
 * A process to be killed: eight writers, each storing pairs of documents as fast as it can, and one
 * line on stdout for each transaction that was acknowledged. `node writer.ts <folder> <round>`
 */
const [directory = '', round = ''] = process.argv.slice(2)
const lake = await createLake({...OPTIONS, directory})
const token = lake.tokens.create({userId: 'ada'})

await Promise.all(Array.from({length: 8}, (_, writer) => write(writer)))

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const transactionId = `${round}-${writer}-${n}`
    const mutations = ['left', 'right'].map((side) => ({
      create: {_id: `pair-${transactionId}-${side}`, _type: 'pair', n},
    }))
    const response = await lake.fetch(
      new Request('http://lake/v1/data/mutate/production', {
        method: 'POST',
        headers: {'authorization': `Bearer ${token}`, 'content-type': 'application/json'},
        body: JSON.stringify({mutations, transactionId}),
      }),
    )
    if (response.ok) process.stdout.write(`${transactionId}\n`)
  }
}

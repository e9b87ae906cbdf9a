// For `sanity exec`: as anybody's own script would begin.
import {getCliClient} from 'sanity/cli'

const client = getCliClient({apiVersion: '2025-02-19'})
const count = await client.fetch<number>('count(*[_type == $type])', {type: 'person'})
process.stdout.write(`There are ${count} people.\n`)

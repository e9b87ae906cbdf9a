import {createLake} from '../index.ts'
import {OPTIONS} from './test-lake.ts'

/** A lake in a process of its own, to be killed. `node server.ts <folder> <port>` prints `{url, token}`. */
const [directory = '', port = '0'] = process.argv.slice(2)
const lake = await createLake({...OPTIONS, directory})
const {url} = await lake.listen(Number(port))
process.stdout.write(`${JSON.stringify({url, token: lake.tokens.create({userId: 'ed'})})}\n`)

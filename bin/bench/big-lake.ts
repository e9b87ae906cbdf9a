import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {evaluate, parse} from 'groq-js'
import {Access} from '../../lake/access/grants.ts'
import {SYSTEM} from '../../lake/access/roles.ts'
import {Dataset} from '../../lake/dataset.ts'
import {canonicalObject} from '../../lake/documents/canonical-json.ts'
import {type JsonObject} from '../../lake/documents/json.ts'
import {readPerspective} from '../../lake/query/perspective.ts'
import {type QueryPlan} from '../../lake/query/plan.ts'
import {QueryPool} from '../../lake/query/query-pool.ts'
import {DatasetStore} from '../../lake/store/dataset-store.ts'
import {ANONYMOUS_GRANTS, type Grant} from '../../newsroom/access/grants.ts'
import {type Bench, type BenchTools} from './bench.ts'
import {type BenchDocument, corpus} from './corpus.ts'

/** Documents in one transaction: as many as an import sends. */
const BATCH = 200
const PATIENCE_MS = 100
const WARM_UP = 1000
const DEADLINE_MS = 2000

export interface Question {
  query: string
  params: JsonObject
  perspective: 'published' | 'drafts'
  /** What who asks may read. A reader's grants, if not given. */
  grants?: Grant[]
}

/**
 * The question put to the lake's own engine (parsing, access control, indexes, JSON as text), which
 * holds a paper's archive on disk, against groq-js alone: all documents in memory, references by a
 * map, no access control. Neither goes through HTTP. The question changes with each call.
 */
export function queryBench({
  asked,
  ...bench
}: Pick<Bench, 'name' | 'summary' | 'goal'> & {
  asked: (size: number) => Question[]
}): Bench {
  return {
    ...bench,
    better: 'higher',
    unit: 'ms',
    async prepare(tools) {
      const lake = await bigLake(tools)
      const questions = asked(tools.documents)
      const next = {ours: 0, peer: 0}
      const question = (side: keyof typeof next): Question => {
        const found = questions[next[side]++ % questions.length]
        if (found) return found
        throw new Error(`The bench ${bench.name} asks nothing`)
      }
      await lake.settle(question('ours'))
      return {
        check: async () => {
          for (const each of questions.slice(0, 2)) await lake.check(each)
          // A lake that has just been started is slower than one at work.
          for (let call = 0; call < WARM_UP; call++) await lake.ask(question('ours'))
        },
        ours: async () => void (await lake.ask(question('ours'))),
        peer: async () => void (await lake.askGroqJs(question('peer'))),
      }
    },
  }
}

let made: Promise<BigLake> | undefined

/** Made once, however many benches ask for it: filling it takes a minute or two. */
function bigLake({documents, log, defer}: BenchTools): Promise<BigLake> {
  made ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'))
    const pool = new QueryPool({threads: 1, deadline: DEADLINE_MS})
    const store = new DatasetStore(join(folder, 'bench.sqlite'), false)
    const info = {name: 'bench', aclMode: 'public', createdAt: new Date().toISOString()} as const
    const dataset = new Dataset(info, store, {projectId: 'bench', pool, clock: Date.now, log})
    defer(async () => {
      dataset.close()
      await pool.close()
      await rm(folder, {recursive: true})
    })
    const lake = new BigLake(dataset)
    await lake.fill(documents, log)
    return lake
  })()
  return made
}

class BigLake {
  readonly #dataset: Dataset
  readonly #readers = new Map<Grant[], Access>()
  #documents: JsonObject[] = []
  #byId = new Map<unknown, JsonObject>()
  #overlaid: JsonObject[] = []

  constructor(dataset: Dataset) {
    this.#dataset = dataset
  }

  /** The result as JSON. */
  async ask({query, params, perspective, grants = ANONYMOUS_GRANTS}: Question): Promise<string> {
    const access = this.#readers.get(grants) ?? new Access(grants, 'reader')
    this.#readers.set(grants, access)
    const {json} = await this.#dataset.query({query, params, access, ...seen(perspective)})
    return json
  }

  async askGroqJs({query, params, perspective}: Question): Promise<string> {
    const value = await evaluate(parse(query, {params}), {
      dataset: perspective === 'drafts' ? this.#overlaid : this.#documents,
      dereference: async ({_ref}) => this.#byId.get(_ref) ?? null,
    })
    return JSON.stringify(await value.get())
  }

  /** Throws unless both give the same answer, and one worth giving. */
  async check(question: Question): Promise<void> {
    const ours = inOneOrder(await this.ask(question))
    const theirs = inOneOrder(await this.askGroqJs(question))
    if (ours === theirs && ours.length > 100) return
    const answers = `${ours.slice(0, 500)}\n${theirs.slice(0, 500)}`
    throw new Error(`The lake and groq-js differ about ${question.query}:\n${answers}`)
  }

  /** Waits until the indexes stand that the question has made the lake wish for. */
  async settle(question: Question): Promise<void> {
    while ((await this.#planOf(question))?.coming.length !== 0) await sleep(PATIENCE_MS)
  }

  async fill(size: number, log: (line: string) => void): Promise<void> {
    log(`Filling a lake with ${size} documents …`)
    let batch: BenchDocument[] = []
    for (const document of corpus(size)) {
      batch.push(document)
      if (batch.length < BATCH) continue
      await this.#store(batch)
      batch = []
    }
    await this.#store(batch)
    log('Waiting until its words are indexed …')
    const sought = {query: '*[headline match text::query("xyzzy")]', params: {}}
    while (await this.#looksAtDocuments({...sought, perspective: 'published'})) {
      await sleep(PATIENCE_MS)
    }
    this.#documents = this.#dataset.store.documents.after('', size)
    this.#byId = new Map(this.#documents.map((document) => [document._id, document]))
    this.#overlaid = this.#documents.map((each) => ({...each, _originalId: each._id ?? null}))
  }

  /** Documents whose words are not indexed yet are looked at in every search. */
  async #looksAtDocuments(question: Question): Promise<boolean> {
    return (await this.#planOf(question))?.steps[0]?.candidates !== 0
  }

  /** `undefined` when the query was stopped, for want of an index. */
  async #planOf({query, params, perspective}: Question): Promise<QueryPlan | undefined> {
    const question = {query, params, access: SYSTEM, explain: true, ...seen(perspective)}
    const answer = await this.#dataset.query(question).catch(() => undefined)
    return answer?.plan
  }

  async #store(documents: BenchDocument[]): Promise<void> {
    await this.#dataset.commit({
      access: SYSTEM,
      author: 'bench',
      work(transaction) {
        for (const document of documents) transaction.create(canonicalObject(document))
      },
    })
  }
}

function seen(name: Question['perspective']) {
  const perspective = readPerspective(name)
  if (perspective) return {perspective}
  throw new Error(`"${name}" is no perspective`)
}

/** With the attributes of every object in one order: neither side promises any. */
function inOneOrder(json: string): string {
  return JSON.stringify(canonicalObject({result: JSON.parse(json)}))
}

import {setTimeout as sleep} from 'node:timers/promises'
import {evaluate, parse} from 'groq-js'
import {type Lake, type QueryPlan} from '../../lake/index.ts'
import {DATASET, openLake} from '../lake-connection.ts'
import {type Bench, type BenchTools} from './bench.ts'
import {type BenchDocument, corpus} from './corpus.ts'

/** Documents in one transaction: as many as an import sends. */
const BATCH = 200
const PATIENCE_MS = 100
const WARM_UP = 500
const ADMINISTRATOR = 'adam'

export interface Question {
  query: string
  params: Record<string, unknown>
  perspective: 'published' | 'drafts'
  /** Asked with a token of this user; by a stranger when there is none. */
  as?: string
}

/**
 * The question put to a lake that holds a paper's archive, through everything that a request goes
 * through, against the same question put to groq-js alone: all documents in memory, references by a
 * map, no access control, no HTTP. The question changes with each call, as readers' do.
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
      const [first] = questions
      if (first) await lake.settle(first)
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
  made ??= openLake({}).then(async (lake) => {
    defer(() => lake.close())
    const big = new BigLake(lake)
    await big.fill(documents, log)
    return big
  })
  return made
}

class BigLake {
  readonly #lake: Lake
  readonly #tokens = new Map<string, string>()
  #documents: BenchDocument[] = []
  #byId = new Map<string, BenchDocument>()
  #overlaid: BenchDocument[] = []

  constructor(lake: Lake) {
    this.#lake = lake
  }

  /** What a client is answered, as text. */
  async ask(question: Question): Promise<string> {
    const response = await this.#get(`query/${DATASET}?${searchOf(question)}`, question.as)
    return response.text()
  }

  async askGroqJs({query, params, perspective}: Question): Promise<string> {
    const value = await evaluate(parse(query, {params}), {
      dataset: perspective === 'drafts' ? this.#overlaid : this.#documents,
      dereference: async ({_ref}) => this.#byId.get(_ref) ?? null,
    })
    return JSON.stringify({result: await value.get()})
  }

  /** Throws unless both give the same answer, and one worth giving. */
  async check(question: Question): Promise<void> {
    const ours = resultOf(await this.ask(question))
    const theirs = resultOf(await this.askGroqJs(question))
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
    let mutations: {create: BenchDocument}[] = []
    for (const document of corpus(size)) {
      mutations.push({create: document})
      if (mutations.length < BATCH) continue
      await this.#send(mutations)
      mutations = []
    }
    if (mutations.length > 0) await this.#send(mutations)
    log('Waiting until its words are indexed …')
    const sought = {query: '*[headline match text::query("xyzzy")]', params: {}}
    while (await this.#looksAtDocuments({...sought, perspective: 'published'})) {
      await sleep(PATIENCE_MS)
    }
    const stored = await (await this.#get(`export/${DATASET}`, ADMINISTRATOR)).text()
    this.#documents = stored
      .trim()
      .split('\n')
      .map((line): BenchDocument => JSON.parse(line))
    this.#byId = new Map(this.#documents.map((document) => [document._id, document]))
    this.#overlaid = this.#documents.map((each) => ({...each, _originalId: each._id}))
  }

  /** Documents whose words are not indexed yet are looked at in every search. */
  async #looksAtDocuments(question: Question): Promise<boolean> {
    return (await this.#planOf(question))?.steps[0]?.candidates !== 0
  }

  /** `undefined` when the query was stopped, for want of an index. */
  async #planOf(question: Question): Promise<QueryPlan | undefined> {
    const path = `query/${DATASET}?${searchOf(question)}&explain=true`
    const response = await this.#request(path, {as: ADMINISTRATOR})
    const answer: {plan?: QueryPlan} = await response.json()
    return answer.plan
  }

  async #send(mutations: {create: BenchDocument}[]): Promise<void> {
    const response = await this.#request(`mutate/${DATASET}`, {
      as: ADMINISTRATOR,
      method: 'POST',
      body: JSON.stringify({mutations}),
      headers: {'content-type': 'application/json'},
    })
    if (!response.ok) throw new Error(await response.text())
  }

  async #get(path: string, as?: string): Promise<Response> {
    const response = await this.#request(path, as === undefined ? {} : {as})
    if (response.ok) return response
    throw new Error(`${response.status} for ${path.slice(0, 80)}: ${await response.text()}`)
  }

  #request(
    path: string,
    {
      as,
      headers = {},
      ...init
    }: Omit<RequestInit, 'headers'> & {
      as?: string
      headers?: Record<string, string>
    },
  ): Promise<Response> {
    const url = `http://127.0.0.1/v2025-02-19/data/${path}`
    const request = new Request(url, {...init, headers})
    if (as !== undefined) request.headers.set('authorization', `Bearer ${this.#tokenOf(as)}`)
    return this.#lake.fetch(request)
  }

  #tokenOf(userId: string): string {
    const token = this.#tokens.get(userId) ?? this.#lake.tokens.create({userId})
    this.#tokens.set(userId, token)
    return token
  }
}

function searchOf({query, params, perspective}: Question): string {
  const search = new URLSearchParams({query, perspective, returnQuery: 'false'})
  for (const [name, value] of Object.entries(params)) search.set(`$${name}`, JSON.stringify(value))
  return search.toString()
}

/** With the attributes of every object in one order: neither side promises any. */
function resultOf(text: string): string {
  const {result}: {result: unknown} = JSON.parse(text)
  return JSON.stringify(result, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

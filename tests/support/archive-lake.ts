import {type SanityClient} from '@sanity/client'
import {corpus} from '../../bin/bench/corpus.ts'
import {DATASET, lakeClient, PROJECT_ID} from '../../bin/lake-connection.ts'
import {createLake, type QueryPlan} from '../../lake/index.ts'
import {ANONYMOUS_GRANTS, NEWSROOM_ROLES} from '../../newsroom/access/grants.ts'
import {writeManyStories} from './many-stories.ts'

export interface ArchiveLake {
  as: (user: 'adam' | 'vera') => SanityClient
  stranger: SanityClient
  /** How a query is answered once the indexes are there that are made because somebody asked. */
  planOf: (query: string, params: object, perspective: string) => Promise<QueryPlan>
  close: () => Promise<void>
}

const BATCH = 200

/** A paper's archive of so many documents, and twenty stories in hand. Nobody vets what goes in. */
export async function openArchive(size: number): Promise<ArchiveLake> {
  const lake = await createLake({
    roles: NEWSROOM_ROLES,
    projectId: PROJECT_ID,
    datasets: [{name: DATASET, aclMode: 'public'}],
    anonymousGrants: ANONYMOUS_GRANTS,
    users: [
      {id: 'adam', name: 'Adam', email: 'adam@newsroom.example', roles: ['administrator']},
      {id: 'vera', name: 'Vera', email: 'vera@newsroom.example', roles: ['viewer']},
    ],
  })
  const {url} = await lake.listen()
  const as = (userId: string) => lakeClient(url, lake.tokens.create({userId}))
  const adam = as('adam')
  await fill(adam, [...corpus(size), ...furtherDocuments(size / 20)])
  await writeManyStories(adam, {stories: 20, captions: 3, now: new Date('2026-11-24T12:00:00Z')})
  await wordsAreIndexed(adam)
  return {
    as,
    stranger: lakeClient(url).withConfig({perspective: 'published'}),
    planOf: async (query, params, perspective) => {
      const plan = () => ask(adam, query, params, perspective)
      while ((await plan()).coming.length > 0);
      return plan()
    },
    close: () => lake.close(),
  }
}

/** Documents whose words are not indexed yet are looked at in every search. */
async function wordsAreIndexed(client: SanityClient): Promise<void> {
  const searched = '*[headline match text::query("xyzzy")]'
  let plan = await ask(client, searched, {}, 'raw')
  while (plan.steps.some(({candidates}) => candidates > 0)) {
    plan = await ask(client, searched, {}, 'raw')
  }
}

async function ask(client: SanityClient, query: string, params: object, perspective: string) {
  const values = Object.entries(params).map(([name, value]) => [`$${name}`, JSON.stringify(value)])
  const {plan} = await client.request<{plan: QueryPlan}>({
    url: `/data/query/${DATASET}`,
    query: {query, perspective, explain: 'true', ...Object.fromEntries(values)},
  })
  return plan
}

type NewDocument = {_id: string; _type: string; [field: string]: unknown}

async function fill(client: SanityClient, documents: NewDocument[]): Promise<void> {
  for (let from = 0; from < documents.length; from += BATCH) {
    const transaction = client.transaction()
    for (const document of documents.slice(from, from + BATCH)) transaction.create(document)
    await transaction.commit({visibility: 'async'})
  }
}

/** What the corpus of the benches lacks. */
function furtherDocuments(count: number): NewDocument[] {
  return Array.from({length: count}, (_, n): NewDocument[] => {
    const day = new Date(Date.UTC(2026, 0, 1 + (n % 300))).toISOString()
    const story = {_type: 'reference', _ref: `article-${n * 7}`, _weak: true}
    return [
      {
        _id: `correction-${n}`,
        _type: 'correction',
        severity: 'significant',
        publicText: `It was ${n}.`,
        date: day,
        targets: [{_key: 'a', document: story}],
      },
      {
        _id: `importRecord.${n}`,
        _type: 'importRecord',
        runId: `run-${n % 9}`,
        importedAt: day,
        source: `${n}.txt`,
        rawText: 'Text.',
      },
      {
        _id: `editorial.article-${n * 7}.1`,
        _type: 'editorialLog',
        story,
        subject: story,
        event: n % 2 === 0 ? 'approve' : 'note',
        by: 'adam',
        at: day,
        ...(n % 9 === 0 ? {mentions: ['sam']} : {}),
      },
      {_id: `credit-${n}`, _type: 'creditSource', name: `Agency ${n}`, shortCredit: `A${n}`},
    ]
  }).flat()
}

import {type SanityClient} from '@sanity/client'
import {lakeClient, openLake} from '../../bin/lake-connection.ts'
import {FIRST_MIGRATIONS, loadMigration, runMigration} from '../../bin/migration-runner.ts'
import {PEOPLE, type PersonId} from '../../bin/people.ts'
import {SCHEDULER} from '../../bin/scheduler.ts'
import {type Actor} from '../../newsroom/access/roles.ts'
import {type Request, type TransitionName} from '../../newsroom/transition.ts'
import {runTransition, type TransitionResult} from '../../plugins/workflow/run-transition.ts'

export interface Desk {
  url: string
  /** Published ids of the story that the migrations brought in. */
  article: string
  gallery: string
  captions: string[]
  as: (user: PersonId | 'scheduler') => SanityClient
  anonymous: SanityClient
  /** A transition by a person, through the rules and over real HTTP. */
  move: (
    person: PersonId,
    name: TransitionName,
    id: string,
    more?: Partial<Request>,
  ) => Promise<TransitionResult>
  /** Takes the story through the hands of the newsroom, up to and including the named step. */
  bringTo: (step: TransitionName) => Promise<void>
  close: () => Promise<void>
}

/** The demo newsroom without its Studio: a lake in memory with the archive story in intake. */
export async function openDesk(options: {clock?: () => number} = {}): Promise<Desk> {
  const lake = await openLake(options)
  const {url} = await lake.listen()
  const users = [...PEOPLE.map(({id}) => id), SCHEDULER.id]
  const clients = new Map(
    users.map((userId) => [userId, lakeClient(url, lake.tokens.create({userId}))]),
  )
  const as = (user: string) => clients.get(user) ?? lakeClient(url)
  for (const name of FIRST_MIGRATIONS) {
    await runMigration(await loadMigration(name), as('adam'), {dryRun: false})
  }
  const ids = (type: string) =>
    as('adam').fetch<string[]>(
      '*[_type == $type] | order(_id) {"id": string::split(_id, "drafts.")[1]}.id',
      {type},
    )
  const [[article = ''], [gallery = ''], captions] = await Promise.all([
    ids('article'),
    ids('gallery'),
    ids('caption'),
  ])
  const move: Desk['move'] = (person, name, id, more = {}) =>
    runTransition(as(person), {
      ...more,
      id,
      name,
      actor: actorOf(person),
      now: new Date(options.clock?.() ?? Date.now()),
    })
  return {
    url,
    article,
    gallery,
    captions,
    as,
    anonymous: lakeClient(url).withConfig({perspective: 'published'}),
    move,
    bringTo: async (step) => {
      for (const [person, name, subject] of WAY) {
        const result = await move(person, name, subject === 'article' ? article : gallery)
        if (!result.ok) throw new Error(result.holds.map(({what}) => what).join('; '))
        if (name === step) return
      }
    },
    close: () => lake.close(),
  }
}

export function actorOf(person: PersonId): Actor {
  const {name, role} = PEOPLE.find(({id}) => id === person) ?? {name: person, role: 'viewer'}
  return {id: person, name, roles: [role]}
}

const WAY: [PersonId, TransitionName, 'article' | 'gallery'][] = [
  ['rosa', 'take', 'article'],
  ['rosa', 'submit', 'article'],
  ['sam', 'accept', 'article'],
  ['sam', 'check', 'gallery'],
  ['priya', 'clear', 'gallery'],
  ['tom', 'approve', 'article'],
  ['dana', 'publish', 'article'],
]

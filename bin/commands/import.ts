import {
  describeProblem,
  newRunId,
  type ImportOutcome,
  type ImportPlan,
  READER_OPTIONS_QUERY,
  readerOptionsFrom,
  type ReadStory,
  runImport,
} from '../../archive/index.ts'
import {type Command, CommandError} from '../command.ts'
import {describePlan} from '../describe-plan.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'
import {patientClient} from '../patient-client.ts'
import {readSources} from '../read-sources.ts'

export const command: Command = {
  summary: 'brings archive stories in, beside what people have made of them; safe to repeat',
  usage: 'import <files|folders|-> [--dry-run]',
  options: {
    ...CONNECTION_OPTIONS,
    'dry-run': {type: 'boolean'},
    'prefix': {type: 'string'},
    'run': {type: 'string'},
    'json': {type: 'boolean'},
  },
  help: {
    ...CONNECTION_HELP,
    'dry-run': 'tell story by story what would happen, write nothing',
    'prefix': 'put before the name of each source, when files of two folders have the same names',
    'run': 'go on with a run that was cut off, so that both are undone together',
    'json': 'one JSON object a story',
  },
  async run(args) {
    if (args.positionals.length === 0)
      throw new CommandError('Say which files or folders to import, or - for standard input.', 2)
    const runId = args.text('run') ?? newRunId(new Date())
    if (!/^[\w-]{1,64}$/.test(runId))
      throw new CommandError('--run takes letters, digits and dashes, as import prints them.', 2)
    const dryRun = args.flag('dry-run')
    const json = args.flag('json')
    const connection = await connect(args, {mayMake: !dryRun})
    const report = new Report()
    try {
      const client = patientClient(connection.client)
      const stored = await client.fetch(READER_OPTIONS_QUERY, {})
      const reader = readerOptionsFrom(Array.isArray(stored) ? stored : [])
      const options = {runId, dryRun, reader, importedAt: new Date().toISOString()}
      if (!dryRun && !json) print(`Run ${runId}`)
      const sources = readSources(args.positionals, {
        reader,
        prefix: args.text('prefix') ?? '',
      })
      for await (const batch of batches(sources, report)) {
        for (const outcome of await runImport(client, batch, options)) {
          // What failed together with the first one for which there was no room is not told apart.
          const isTold = report.isOver && !outcome.ok && endsTheRun(outcome)
          report.add(outcome)
          if (!outcome.ok) {
            if (!isTold) complain(sentenceOf(outcome))
          } else if (json) print(JSON.stringify(summaryOf(outcome.plan)))
          else if (dryRun) print(describePlan(outcome.plan))
        }
        if (report.isOver) break
      }
      if (!json) print(report.describe(dryRun ? undefined : runId))
      return report.failed > 0 ? 1 : 0
    } finally {
      await connection.close()
    }
  },
}

const MOST_STORIES = 32
const MOST_CHARACTERS = 4_000_000

/** Stories in the order of their sources, as many at a time as go through little memory. */
async function* batches(
  sources: ReturnType<typeof readSources>,
  report: Report,
): AsyncGenerator<ReadStory[]> {
  let batch: ReadStory[] = []
  let characters = 0
  for await (const source of sources) {
    if (!source.ok) {
      report.failed++
      complain(source.message)
      continue
    }
    for (const story of source.stories) {
      batch.push(story)
      characters += story.source.text.length
      if (batch.length < MOST_STORIES && characters < MOST_CHARACTERS) continue
      yield batch
      batch = []
      characters = 0
    }
  }
  if (batch.length > 0) yield batch
}

type Failure = Exclude<ImportOutcome, {ok: true}>

function sentenceOf(failure: Failure): string {
  if ('problem' in failure) return describeProblem(failure.source, failure.problem)
  if (statusOf(failure) === DISK_FULL) {
    return `The disk is full, and the import ends here: ${failure.source} was not written. Free some space and run it again; what is there already is left as it is.`
  }
  return `${failure.source}: Content Lake refused it (${failure.error.message}). Nothing of it was written.`
}

const DISK_FULL = 507

function statusOf(failure: Failure): unknown {
  return 'error' in failure && 'statusCode' in failure.error ? failure.error.statusCode : undefined
}

/** Content Lake does not let us in, or has no room: what comes next would fail alike. */
function endsTheRun(failure: Failure): boolean {
  const status = statusOf(failure)
  return status === 401 || status === 403 || status === DISK_FULL
}

class Report {
  failed = 0
  /** Something failed as all that comes next would. */
  isOver = false
  readonly #stories = {new: 0, changed: 0, unchanged: 0}
  #captions = 0
  #galleries = 0
  #flags = 0
  #flagged = 0
  #suggestions = 0

  add(outcome: ImportOutcome): void {
    if (!outcome.ok) {
      this.failed++
      if (endsTheRun(outcome)) this.isOver = true
      return
    }
    const {plan} = outcome
    this.#stories[plan.outcome]++
    this.#galleries += plan.reading.galleries.length
    this.#captions += plan.reading.captions.length
    if (plan.outcome === 'unchanged') return
    const flags = plan.importRecord.review.length
    this.#flags += flags
    if (flags > 0) this.#flagged++
    this.#suggestions += plan.suggestions.length
  }

  describe(runId: string | undefined): string {
    const {new: made, changed, unchanged} = this.#stories
    const written = runId !== undefined && made + changed > 0
    return [
      `${count(made + changed + unchanged, 'story', 'stories')}: ${made} new, ${changed} changed, ${unchanged} as before; ${count(this.failed, 'source', 'sources')} failed.`,
      `${count(this.#captions, 'caption', 'captions')} in ${count(this.#galleries, 'gallery', 'galleries')}; ${count(this.#flags, 'thing', 'things')} to look at in ${count(this.#flagged, 'story', 'stories')}; ${count(this.#suggestions, 'suggestion', 'suggestions')} beside people's work.`,
      ...(runId === undefined ? ['A dry run: nothing was written.'] : []),
      ...(written ? [`newsroom undo ${runId} takes it back.`] : []),
    ].join('\n')
  }
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

function summaryOf({source, outcome, created, updated, removed, importRecord}: ImportPlan) {
  const {_id, runId, review} = importRecord
  return {
    source,
    outcome,
    importRecord: _id,
    runId,
    created,
    updated,
    removed,
    review: review.map(({code, message, target}) => ({code, message, target})),
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(sentence: string): void {
  process.stderr.write(`newsroom: ${sentence}\n`)
}

import {type SanityClient} from '@sanity/client'
import {checkConservation, sinceWritten, type SinceWritten} from '../../archive/index.ts'
import {withDrafts} from '../../newsroom/ids.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {type Command, CommandError} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'

export const command: Command = {
  summary: 'proves that no word of any imported source is lost, doubled or invented',
  usage: 'verify [--changes] [--json]',
  options: {...CONNECTION_OPTIONS, changes: {type: 'boolean'}, json: {type: 'boolean'}},
  help: {
    ...CONNECTION_HELP,
    changes: 'list each field that holds something else than its import wrote',
    json: 'one JSON object a violation, {source, code, message}; "missing" and "changed" are none',
  },
  async run(args) {
    if (args.positionals.length > 0)
      throw new CommandError(`It verifies all that was imported: newsroom ${command.usage}`, 2)
    const connection = await connect(args)
    try {
      const count = {sources: 0, violations: 0, uncounted: 0, missing: 0, changed: 0}
      const json = args.flag('json')
      const tell = (source: string, about: Told) =>
        process.stdout.write(
          `${json ? JSON.stringify({source, ...about}) : `${source}: ${about.message}`}\n`,
        )
      for (const problem of (await connection.lake?.verify()) ?? []) {
        count.violations++
        tell('lake', problem)
      }
      const ids = await connection.client.fetch<string[]>('*[_type == "importRecord"]._id')
      for (const id of ids) {
        const record = await connection.client.getDocument<ImportRecord>(id)
        if (record === undefined) continue
        count.sources++
        if (record.format !== undefined && record.shownInk === undefined) count.uncounted++
        const violations = checkConservation(record)
        for (const violation of violations) tell(record.source, violation)
        count.violations += violations.length
        // The documents of an earlier record are those of the one that took its place.
        if (record.replacedBy !== undefined) continue
        const {missing, changed} = await lookAtDocuments(connection.client, record)
        count.missing += missing.length
        count.changed += changed.length
        for (const target of missing) {
          tell(record.source, {code: 'missing', message: `${target} was deleted since`, target})
        }
        if (!args.flag('changes')) continue
        for (const {id: target, field: path} of changed) {
          const message = `${path} of ${target} was changed since`
          tell(record.source, {code: 'changed', message, target, path})
        }
      }
      if (!json) process.stdout.write(`${describe(count)}\n`)
      return count.violations === 0 ? 0 : 1
    } finally {
      await connection.close()
    }
  },
}

interface Told {
  message: string
  code?: string
  target?: string
  path?: string
}

async function lookAtDocuments(client: SanityClient, record: ImportRecord): Promise<SinceWritten> {
  const ids = [...new Set((record.written ?? []).map(({target}) => target))]
  const documents = await client.fetch<StoryDocument[]>('*[_id in $ids]', {ids: withDrafts(ids)})
  return sinceWritten(record, documents)
}

interface Count {
  sources: number
  violations: number
  /** Records of pages, feeds and exports from before what these show was counted. */
  uncounted: number
  missing: number
  changed: number
}

/** Says what was looked at, and no more. */
function describe({sources, violations, uncounted, missing, changed}: Count): string {
  const readings = sources === 1 ? '1 reading' : `${sources} readings`
  const verdict =
    violations === 0
      ? 'every visible character stands in exactly one field of the record or in a named discard'
      : `${violations} found wrong`
  return [
    `${readings} of sources checked: ${verdict}.`,
    ...(uncounted === 0
      ? []
      : [
          `${uncounted} of them came as pages, feeds or exports before what these show was counted; what was left out then is not in their text. Import them again.`,
        ]),
    missing === 1
      ? '1 document that was written then has been deleted since; it is named above.'
      : `${missing} documents that were written then have been deleted since${missing === 0 ? '' : '; they are named above'}.`,
    changed === 1
      ? '1 field has been changed since, by people or scripts (--changes names it).'
      : `${changed} fields have been changed since, by people or scripts${changed === 0 ? '' : ' (--changes names them)'}.`,
  ].join('\n')
}

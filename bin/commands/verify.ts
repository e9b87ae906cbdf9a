import {checkConservation} from '../../archive/index.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type Command} from '../command.ts'
import {connect, CONNECTION_HELP, CONNECTION_OPTIONS} from '../lake-connection.ts'

export const command: Command = {
  summary: 'proves that no word of any imported source is lost, doubled or invented',
  usage: 'verify',
  options: {...CONNECTION_OPTIONS, json: {type: 'boolean'}},
  help: {...CONNECTION_HELP, json: 'one JSON object a violation'},
  async run(args) {
    const connection = await connect(args)
    try {
      let records = 0
      let violations = 0
      let uncounted = 0
      const report = (source: string, violation: {message: string}) => {
        violations++
        const line = args.flag('json')
          ? JSON.stringify({source, ...violation})
          : `${source}: ${violation.message}`
        process.stdout.write(`${line}\n`)
      }
      for (const problem of (await connection.lake?.verify()) ?? []) report('lake', problem)
      const ids = await connection.client.fetch<string[]>('*[_type == "importRecord"]._id')
      for (const id of ids) {
        const record = await connection.client.getDocument<ImportRecord>(id)
        if (record === undefined) continue
        records++
        if (record.format !== undefined && record.shownInk === undefined) uncounted++
        for (const violation of checkConservation(record)) report(record.source, violation)
      }
      if (!args.flag('json')) {
        const sources = records === 1 ? '1 source' : `${records} sources`
        const verdict =
          violations === 0
            ? 'every visible character is accounted for'
            : `${violations} found wrong`
        process.stdout.write(`${sources} checked: ${verdict}.\n`)
        if (uncounted > 0) {
          process.stdout.write(
            `${uncounted} of them came as pages, feeds or exports before what these show was counted; what was left out then is not in their text. Import them again.\n`,
          )
        }
      }
      return violations === 0 ? 0 : 1
    } finally {
      await connection.close()
    }
  },
}

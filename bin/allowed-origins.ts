import {readOrigin} from '../lake/index.ts'
import {type Arguments, CommandError} from './command.ts'

/** For commands that open a lake to browsers. */
export const ORIGIN_OPTION = {'allow-origin': {type: 'string', multiple: true}} as const

export const ORIGIN_HELP = {
  'allow-origin':
    'a page elsewhere that may ask the lake: http://localhost:3000; as often as needed',
}

/** `--allow-origin http://localhost:3000/` → `['http://localhost:3000']` */
export function allowedOrigins(args: Arguments): string[] {
  return args.texts('allow-origin').map((text) => {
    const origin = readOrigin(text)
    if (origin !== undefined) return origin
    throw new CommandError(
      `--allow-origin takes scheme, host and port of one page, such as http://localhost:3000, not "${text}".`,
      2,
    )
  })
}

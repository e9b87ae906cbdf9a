import {type Problem} from './decode.ts'

/** `bridge.txt, line 4: The file has a DOCTYPE. Take the DOCTYPE out and import it again.` */
export function describeProblem(name: string, {message, place, remedy}: Problem): string {
  const where = place === undefined ? name : `${name}, ${place}`
  return `${where}: ${sentence(message)} ${sentence(remedy)}`
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`
}

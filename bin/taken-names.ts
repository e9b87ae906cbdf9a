interface Place {
  path: string
  /** Of a file of JSON lines. */
  line?: number
}

/**
 * The names of the stories of one run. A source finds the documents of its last import by its name,
 * so of two with one name in one run the second would be taken for a correction of the first.
 */
export class TakenNames {
  readonly #places = new Map<string, Place>()

  /** Takes the name, or gives the sentence that says who has it and what to do. */
  refusal(name: string, place: Place): string | undefined {
    // Text without a name goes by its words.
    if (name === '' || name === '-') return undefined
    const first = this.#places.get(name)
    if (first === undefined) {
      this.#places.set(name, place)
      return undefined
    }
    const remedy =
      first.path === place.path
        ? 'Give each a name of its own, and name each file once.'
        : 'Name the folder that holds both, or import them one after the other, each with a --prefix of its own.'
    return `${tell(place)}: It would be “${name}”, and so would ${tell(first)}: the second would replace the first. ${remedy}`
  }
}

function tell({path, line}: Place): string {
  const where = path === '-' ? 'standard input' : path
  return line === undefined ? where : `${where}, line ${line}`
}

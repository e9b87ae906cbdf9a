/** In pixels, as everything here. More is large: few screens show as much. */
const LARGE = 4_000_000
/** Some seconds of work. Whoever would wait longer had better come again. */
const MOST_WAITING = 128_000_000

/** More is wanted than can be made soon. */
export class TooManyPicturesError extends Error {
  override name = 'TooManyPicturesError'
}

type Hand = 'small' | 'any'

interface Job {
  size: number
  begin: (hand: Hand) => void
  refuse: (reason: TooManyPicturesError) => void
}

/**
 * Pictures are made by two hands. One takes the smallest that waits and never a large one, so that
 * large ones hold up nobody; the other takes what has waited longest, so that they are made as well.
 *
 * When too much waits, the largest is refused: {@link TooManyPicturesError}.
 */
export class PictureQueue {
  /** The first has waited longest. */
  readonly #waiting: Job[] = []
  readonly #free = new Set<Hand>(['small', 'any'])

  async run<T>(size: number, make: () => Promise<T>): Promise<T> {
    const hand = await new Promise<Hand>((begin, refuse) => {
      this.#waiting.push({size, begin, refuse})
      this.#next()
      this.#refuseLargest()
    })
    try {
      return await make()
    } finally {
      this.#free.add(hand)
      this.#next()
    }
  }

  #next(): void {
    const smallest = this.#bySize().find(({size}) => size <= LARGE)
    this.#give('small', smallest)
    this.#give('any', this.#waiting[0])
  }

  #give(hand: Hand, job: Job | undefined): void {
    if (!job || !this.#free.delete(hand)) return
    this.#remove(job)
    job.begin(hand)
  }

  #refuseLargest(): void {
    let total = this.#waiting.reduce((sum, {size}) => sum + size, 0)
    for (const job of this.#bySize().toReversed()) {
      if (total <= MOST_WAITING) return
      total -= job.size
      this.#remove(job)
      job.refuse(new TooManyPicturesError('Too many pictures are wanted at once'))
    }
  }

  /** Of two of one size the older comes first. */
  #bySize(): Job[] {
    return this.#waiting.toSorted((left, right) => left.size - right.size)
  }

  #remove(job: Job): void {
    this.#waiting.splice(this.#waiting.indexOf(job), 1)
  }
}

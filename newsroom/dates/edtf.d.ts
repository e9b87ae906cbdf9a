/** The part of `edtf` (which ships no types) that the newsroom uses. */
declare module 'edtf' {
  interface ExtendedDate {
    /** 'Date', 'Year', 'Decade', 'Century', 'Season', 'Interval', 'List' or 'Set'. */
    readonly type: string
    /** First and last millisecond; ±Infinity where open. */
    readonly min: number
    readonly max: number
    /** For a `Date`: 1 year, 2 month, 3 day. */
    readonly precision?: number
    readonly edtf: string
  }
  /** Throws when `text` is not EDTF of at most `level`. */
  export default function edtf(text: string, constraints?: {level?: number}): ExtendedDate
}

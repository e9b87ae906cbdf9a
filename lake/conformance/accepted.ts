/** Cases of the suite that the lake does not answer as they demand, and why. */
export interface Accepted {
  reason: string
  /** By id; or all that take a feature, with how many of them fail. */
  cases: string[] | {feature: string; failing: number}
}

/** This list may only shrink: the test fails for each case in it that is answered rightly. */
export const ACCEPTED: Accepted[] = [
  {
    reason:
      'There are no geographical functions: groq-js has none. They are refused with a sentence that names them.',
    cases: {feature: 'geoFunctions', failing: 2371},
  },
  {
    reason: 'A query may have 64 kB; this one has more.',
    cases: ['test-regressions-issue-542-issue-542-prefix-with-multiple-terms-2'],
  },
]

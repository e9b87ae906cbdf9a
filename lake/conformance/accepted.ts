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
      'There are no geographical functions: neither groq-js nor a newsroom has them. They are refused with a sentence that names them.',
    cases: {feature: 'geoFunctions', failing: 2371},
  },
  {
    reason: 'groq-js does not take null for equal to null in array::unique().',
    cases: [
      'test-array-unique-function-mix-of-types',
      'test-array-unique-function-non-existent-attribute',
      'test-array-unique-function-mixed-array-attribute',
      'test-array-unique-function-nested-mixed-array-attribute',
    ],
  },
  {
    reason: 'groq-js finds an id in a path(), but not a path() in a path().',
    cases: [
      ...[5, 6, 11, 12, 17, 18, 23, 24, 29, 30, 35, 36].map(
        (number) => `test-in-operator-path-${number}`,
      ),
      ...[5, 6, 7, 8].map((number) => `test-in-operator-id-in-path-${number}`),
    ],
  },
  {
    reason: 'groq-js takes score() also where there are no documents to be scored.',
    cases: ['test-score-function-illegal-use', 'test-score-function-illegal-use-2'],
  },
  {
    reason: 'A query may have 64 kB; this one has more.',
    cases: ['test-regressions-issue-542-issue-542-prefix-with-multiple-terms-2'],
  },
]

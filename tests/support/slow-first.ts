import {BaseSequencer, type TestSpecification} from 'vitest/node'

/** Small files that take long: begun last, they would leave every processor but one idle. */
const SLOW = ['archive/conservation.test.ts', 'tests/sanity/command-line.test.ts']

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({moduleId}: TestSpecification) => SLOW.some((name) => moduleId.endsWith(name))
    return (await super.sort(files)).toSorted((a, b) => Number(isSlow(b)) - Number(isSlow(a)))
  }
}

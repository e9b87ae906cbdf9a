import {ASSETS} from './assets.ts'
import {DATASETS} from './datasets.ts'
import {HISTORY} from './history.ts'
import {HOOKS} from './hooks.ts'
import {PEOPLE} from './people.ts'
import {PROJECT} from './project.ts'
import {READING} from './reading.ts'
import {type Scenario} from './scenario.ts'
import {STUBS} from './stubs.ts'
import {TOKENS} from './tokens.ts'
import {WRITING} from './writing.ts'

/** Every address of the lake. `scenarios.test.ts` fails for one that is not here. */
export const SCENARIOS: Scenario[] = [
  ...READING,
  ...HISTORY,
  ...WRITING,
  ...ASSETS,
  ...PEOPLE,
  ...PROJECT,
  ...DATASETS,
  ...TOKENS,
  ...HOOKS,
  ...STUBS,
]

export {type Answer, answersOf, withAnswer} from './answers.ts'
export {type CreditSource} from './agencies.ts'
export {checkConservation, type Violation} from './check-conservation.ts'
export {checkLineage, textAt} from './check-lineage.ts'
export {countDifferences, type Differences} from './count-differences.ts'
export {LARGEST_SOURCE, type Problem, sizeProblem, type Source} from './decode.ts'
export {describeProblem} from './describe-problem.ts'
export {followAnswers} from './follow-answers.ts'
export {mergeReading, type Merge, type MergePatch} from './merge-reading.ts'
export {type Mutation} from './mutations.ts'
export {
  planImport,
  type ImportPlan,
  type ImportPlanResult,
  type StoredStory,
} from './plan-import.ts'
export {planUndo, type Undo} from './plan-undo.ts'
export {readArchiveText, type ReadResult} from './read-archive-text.ts'
export {
  exampleDocument,
  READER_OPTIONS_QUERY,
  readerOptionsFrom,
  type Example,
  type ReaderExample,
  type ReaderOptions,
} from './reader-options.ts'
export {offsetsOf} from './code-points.ts'
export {type RecordedSource} from './read-record.ts'
export {readSource, type Format, type ReadSourceResult} from './read-source.ts'
export {READER_VERSION} from './reader-version.ts'
export {newRunId} from './run-id.ts'
export {
  runImport,
  runUndo,
  planStory,
  type ImportClient,
  type ImportOptions,
  type ImportOutcome,
  type PlanOptions,
  type UndoOutcome,
} from './run-import.ts'
export {type ReadStory} from './story.ts'
export {
  sourceKeyOf,
  toDocuments,
  type DocumentOptions,
  type StoryDocuments,
} from './to-documents.ts'
export {inkOf} from './visible.ts'

export {type Answer, answersOf, withAnswer} from './answers/answers.ts'
export {type CreditSource} from './credits/agencies.ts'
export {checkConservation, type Violation} from './documents/check-conservation.ts'
export {checkLineage, textAt} from './documents/check-lineage.ts'
export {countDifferences, type Differences} from './answers/count-differences.ts'
export {LARGEST_SOURCE, type Problem, sizeProblem, type Source} from './text/decode.ts'
export {describeProblem} from './text/describe-problem.ts'
export {followAnswers} from './answers/follow-answers.ts'
export {mergeReading, type Merge, type MergePatch} from './import/merge-reading.ts'
export {type Mutation} from './import/mutations.ts'
export {
  planImport,
  type ImportPlan,
  type ImportPlanResult,
  type StoredStory,
} from './import/plan-import.ts'
export {planUndo, type Undo} from './import/plan-undo.ts'
export {readArchiveText, type ReadResult} from './read-archive-text.ts'
export {
  exampleDocument,
  READER_OPTIONS_QUERY,
  readerOptionsFrom,
  type Example,
  type ReaderExample,
  type ReaderOptions,
} from './reader-options.ts'
export {offsetsOf} from './text/code-points.ts'
export {type RecordedSource} from './answers/read-record.ts'
export {readSource, type Format, type ReadSourceResult} from './read-source.ts'
export {READER_VERSION} from './reader-version.ts'
export {newRunId} from './import/run-id.ts'
export {
  runImport,
  runUndo,
  planStory,
  type ImportClient,
  type ImportOptions,
  type ImportOutcome,
  type PlanOptions,
  type UndoOutcome,
} from './import/run-import.ts'
export {sinceWritten, type SinceWritten} from './import/since-written.ts'
export {type ReadStory} from './story.ts'
export {
  sourceKeyOf,
  toDocuments,
  type DocumentOptions,
  type StoryDocuments,
} from './documents/to-documents.ts'
export {inkOf} from './text/visible.ts'

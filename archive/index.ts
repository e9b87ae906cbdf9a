export {type CreditSource} from './agencies.ts'
export {checkConservation, type Violation} from './check-conservation.ts'
export {checkLineage, textAt} from './check-lineage.ts'
export {type Problem, type Source} from './decode.ts'
export {readArchiveText, type ReadResult} from './read-archive-text.ts'
export {type Example, type ReaderOptions} from './reader-options.ts'
export {READER_VERSION} from './reader-version.ts'
export {type ReadStory} from './story.ts'
export {
  sourceKeyOf,
  toDocuments,
  type DocumentOptions,
  type StoryDocuments,
} from './to-documents.ts'

import {type StoryDocument} from '../../newsroom/model.ts'

const TYPES: Record<StoryDocument['_type'], true> = {article: true, gallery: true, caption: true}

/** Does the document move by the newsroom's transitions? */
export function isStoryType(type: string): type is StoryDocument['_type'] {
  return Object.hasOwn(TYPES, type)
}

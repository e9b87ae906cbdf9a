import {
  countDifferences,
  followAnswers,
  planStory,
  readSource,
  type ReadSourceResult,
} from '../../archive/index.ts'
import {type Task} from './archive-reader.ts'

/** Does what the reader is asked; the worker calls it, and so may whatever has no page to keep awake. */
export function carryOut(task: Task): unknown {
  switch (task.task) {
    case 'read':
      return read(task)
    case 'plan':
      return planStory(task.story, task.options, task.stored)
    case 'differences':
      return countDifferences(task.records, task.before, task.after)
  }
}

function read({source, reader, answers}: Extract<Task, {task: 'read'}>): ReadSourceResult {
  const result = readSource(source, reader)
  if (!result.ok) return result
  const stories = result.stories.map((story) => {
    const own = answers[story.source.name]
    return own ? followAnswers(story, own, reader) : story
  })
  return {...result, stories}
}

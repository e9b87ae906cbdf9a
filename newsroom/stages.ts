export const STORY_STAGES = ['intake', 'writing', 'desk', 'subs', 'ready'] as const
export const PICTURE_STAGES = ['intake', 'checked', 'cleared'] as const
export type StoryStage = (typeof STORY_STAGES)[number]
export type PictureStage = (typeof PICTURE_STAGES)[number]
export type Stage = StoryStage | PictureStage

/** A document that nobody has placed yet has just come in. */
export function stageOf(document: {workflow?: {stage?: Stage}} | undefined): Stage {
  return document?.workflow?.stage ?? 'intake'
}

export const STAGE_TITLES: Record<Stage, string> = {
  intake: 'Intake',
  writing: 'Writing',
  desk: 'Desk',
  subs: 'Subs',
  ready: 'Ready',
  checked: 'Checked',
  cleared: 'Cleared',
}

/** A stage in which the text is settled: it changes by a transition or not at all. */
export function isSettled(stage: Stage): boolean {
  return stage === 'ready' || stage === 'cleared'
}

export type LakeErrorCode =
  | 'folderInUse'
  | 'folderNotWritable'
  | 'noLake'
  | 'folderNotEmpty'
  | 'damagedBackup'
  | 'newerFolder'
  | 'notALake'
  | 'portInUse'
  | 'portRefused'
  | 'unsafeStorage'
  | 'invalidOptions'
  | 'closed'

/** Why a lake could not be opened or used. The message ends with what to do about it. */
export class LakeError extends Error {
  override name = 'LakeError'
  readonly code: LakeErrorCode

  constructor(code: LakeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

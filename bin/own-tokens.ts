import {type Lake} from '../lake/index.ts'

/**
 * Takes back what a program of ours has made for itself under a label of its own: when it ends, and
 * when the next one begins, since it may have been killed.
 */
export function revokeOwnTokens(lake: Lake, ownLabel: string): void {
  for (const {id, label} of lake.tokens.list()) if (label === ownLabel) lake.tokens.revoke(id)
}

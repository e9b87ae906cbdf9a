/** What would stand in a list in which nothing stands, and how it comes there. By the list's id. */
export const EMPTY = {
  assigned:
    'Nothing is assigned to you. What somebody puts your name to, in a story under “Workflow”, stands here.',
  mentions:
    'Nobody has mentioned you. Notes with @ and your name, in the editorial log beside a story, stand here.',
  toWrite:
    'Nothing waits to be written. What comes in, and what is returned to the writer, stands here.',
  sentIn:
    'None of your stories is on its way. “Send to the desk” puts one here until readers have it.',
  onDesk: 'Nothing is on the desk. What reporters send in stands here; “Send to subs” takes it on.',
  toSub:
    'Nothing waits for subs. What the desk has taken on stands here; “Approve” makes it ready.',
  factChecks:
    'No facts are waiting to be checked. What needs the check stands here until somebody signs it off.',
  toClear:
    'No gallery waits to be cleared. What comes in or is changed stands here; “Check”, then “Clear”, and it may go out.',
  pictureChecks:
    'No pictures are waiting to be checked. What needs the check stands here until somebody signs it off.',
  rightsChecks:
    'No rights are waiting to be checked. What needs the check stands here until somebody signs it off.',
  legalChecks:
    'Nothing waits for a lawyer. What needs the legal check stands here until somebody signs it off.',
  readyToPublish:
    'Nothing is ready. Approved stories stand here until they are published or scheduled.',
  debts:
    'Nothing went out without approval. What does stands here until a second person has looked at it.',

  intake: 'Nothing has come in. Imported stories stand here; “Take on” begins the work on one.',
  writing: 'Nothing is being written. New stories, and what is returned to the writer, stand here.',
  desk: 'Nothing is on the desk. What reporters send in stands here; “Send to subs” takes it on.',
  subs: 'Nothing is with the subs. What the desk has taken on stands here; “Approve” makes it ready.',
  ready: 'Nothing is ready. Approved stories stand here.',
  ofDesk:
    'This desk has no story. One stands here as soon as the desk is named in it, under “Workflow”.',
  ofSection:
    'This section has no story. One stands here as soon as the section is named in it, under “Filing”.',
  ofRun: 'Nothing of this run is left: it was taken back.',

  stories:
    'There is no story yet. What somebody begins, and what the Import tool brings in, stands here.',
  galleries:
    'There is no gallery yet. What somebody begins, and what the Import tool brings in, stands here.',
  allCaptions:
    'There is no caption yet. Each picture of a gallery has one, and all of them stand here.',

  scheduled:
    'Nothing is scheduled. “Schedule” on a ready story puts it here, and it goes out by itself.',
  embargoed:
    'Nothing is under embargo. “Embargo” on a story puts it here, until its time or until somebody lifts it.',
  changed:
    'Nothing that readers have is being changed. “Correct” or “Update” on a live story puts it here.',
  expiring: 'Nothing will come down by itself. “Take down later” on a story puts it here.',
  down: 'Nothing is withdrawn, killed or spiked. What is stands here, and “Restore” brings it back.',

  holes: 'No gallery has holes. One with fewer captions than its source has counted stands here.',
  uncleared:
    'Every gallery is cleared. One that comes in, or is changed, stands here until it is cleared.',
  uncredited: 'Every caption has a credit. One without stands here, for readers must not see it.',
  noAlt: 'Every picture is described for readers who cannot see it. One that is not stands here.',
  noPicture: 'Every caption has its picture. One that still waits for its own stands here.',
  unchecked: 'Every caption has been checked. One that comes in, or is changed, stands here.',
  rightsEnding:
    'No right ends within a fortnight. A picture that may be shown until then only stands here.',
  rightsEnded:
    'No right has ended. A picture that may no longer be shown stands here: take it out, or renew.',
} as const

export type EmptyList = keyof typeof EMPTY

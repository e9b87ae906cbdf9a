/**
 * Does a caption speak of a day that was still to come when the picture was taken: "is to run until
 * May 2018", "will open in June", "from 2018 on"?
 *
 * @param before the caption up to the date
 * @param behind the caption behind it
 */
export function isAhead(before: string, behind: string): boolean {
  const lead = before.slice(-FAR)
  return ENDS.test(lead) || WILL.test(lead) || (FROM.test(lead) && ON.test(behind))
}

/** What leads to a date stands near it. */
const FAR = 100

const ENDS =
  /(?<!\p{L})(?:until|till?|by|before|next|coming|bis|jusqu['’](?:en|à|au)|hasta|até|fino a|до) (?:the |late |early |mid[- ]|(?:end|beginning|start|middle) of )*$/iu

/** In the same clause: "will open to visitors in", "is expected to reopen in". */
const WILL =
  /(?<!\p{L})(?:will|shall|(?:is|are|was|were|set|expected|scheduled|planned|hop(?:es?|ing)) to|(?:due|planned|scheduled) (?:in|for|on)|(?:due to|to) (?:be|open|reopen|close|begin|start|end|return|run|launch|arrive))(?: [^\s.,;:!?()]+)* $/iu

const FROM = /(?<!\p{L})from $/iu

const ON = /^ on(?:wards?)?(?:[.,;)]|$)/iu

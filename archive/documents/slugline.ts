/** Words that say nothing about the story. */
const SMALL_WORD =
  /^(?:a|an|the|of|in|on|at|to|for|by|with|from|and|or|but|as|is|are|was|were|has|have|had|be|been|it|its|that|this|these|those|their|his|her|he|she|they|we|i|you|who|which|will|would|der|die|das|ein|eine|und|in|im|am|von|le|la|les|un|une|de|des|du|et|el|los|las|una|y|o|os|as|um|uma|e)$/i

const MOST_WORDS = 4

/**
 * The newsroom's handle of a story, from its opening words: "The Syrian Democratic Forces, backed
 * by …" → `syrian-democratic-forces-backed`. Words of any script; never empty: `story` when the
 * opening has no word at all.
 */
export function sluglineFrom(opening: string): string {
  const words = opening.slice(0, 200).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? []
  const telling = words.filter((word) => !SMALL_WORD.test(word))
  const chosen = (telling.length > 0 ? telling : words).slice(0, MOST_WORDS)
  const slugline = chosen.map((word) => word.replace(/['’]/g, '').toLowerCase()).join('-')
  return slugline.slice(0, 80) || 'story'
}

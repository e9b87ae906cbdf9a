/**
 * UTF-16 offsets of a text → offsets in Unicode code points, in which records count. One pass over
 * the text, and none at all when it has no characters beyond the basic plane.
 */
export function codePointsOf(text: string): (offset: number) => number {
  const pairs: number[] = []
  if (/[\uD800-\uDFFF]/.test(text)) {
    for (let index = 0; index < text.length - 1; index++) {
      const isPair = isHigh(text.charCodeAt(index)) && isLow(text.charCodeAt(index + 1))
      if (isPair) pairs.push(index++)
    }
  }
  return pairs.length === 0 ? (offset) => offset : (offset) => offset - countBelow(pairs, offset)
}

/** Code point offsets → UTF-16 offsets; beyond the end stays beyond the end. */
export function offsetsOf(text: string): (point: number) => number {
  if (!/[\uD800-\uDFFF]/.test(text)) return (point) => point
  const offsets: number[] = []
  let offset = 0
  for (const character of text) {
    offsets.push(offset)
    offset += character.length
  }
  return (point) => offsets[point] ?? offset + Math.max(0, point - offsets.length)
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** How many of the rising numbers are below the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? Infinity) < limit) low = middle + 1
    else high = middle
  }
  return low
}

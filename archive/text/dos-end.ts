const END_OF_FILE = 0x1a

/** Where the text ends before the marks (Ctrl-Z) with which DOS ended a file and filled its last block. */
export function endOfDosText(text: string): number {
  let end = text.length
  while (end > 0 && isEndOrBlank(text.charCodeAt(end - 1))) end--
  const mark = text.indexOf('\u001A', end)
  return mark < 0 ? text.length : mark
}

function isEndOrBlank(code: number): boolean {
  return code === END_OF_FILE || code === 10 || code === 13 || code === 32
}

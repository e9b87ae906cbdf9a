/**
 * Cells as spreadsheets put them on the clipboard: tabs between cells, lines between rows, and a cell
 * that holds either, or begins with a quotation mark, in quotation marks.
 */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\n')
}

function quoted(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Reads what {@link toTsv} and spreadsheets write. A last line break ends the last row, and begins none. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let offset = 0
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  while (offset <= source.length) {
    const {cell, end} = readCellAt(source, offset)
    cells.push(cell)
    if (source[end] !== '\t') {
      rows.push(cells)
      cells = []
      if (end === source.length - 1) break
    }
    offset = end + 1
  }
  return rows
}

function readCellAt(source: string, from: number): {cell: string; end: number} {
  const quotes = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y
  quotes.lastIndex = from
  const match = quotes.exec(source)
  if (match) return {cell: (match[1] ?? '').replaceAll('""', '"'), end: quotes.lastIndex}
  const plain = /[^\t\n]*/y
  plain.lastIndex = from
  const cell = plain.exec(source)?.[0] ?? ''
  return {cell, end: from + cell.length}
}

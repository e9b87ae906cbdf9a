/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
   what scrolls must be reached by keyboard, and the arrow keys walk its parts and words */
import {type ClipboardEvent, type KeyboardEvent, type RefObject, useId} from 'react'
import {useTranslation} from 'sanity'
import {importNamespace} from './i18n/index.ts'
import {type Light} from './light.ts'
import {type SourceMap, type SourcePiece} from './source-map.ts'
import {type MarkedWords} from './use-words.ts'
import {VirtualRows} from './virtual-rows.tsx'
import {type Stretch} from './word-selection.ts'

interface Props {
  map: SourceMap
  light: Light
  words: MarkedWords
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  pane: RefObject<HTMLDivElement | null>
}

/** The source as it came, line by line, each stretch marked with what it became. */
export function SourcePane({map, light, words, onKeyDown, pane}: Props) {
  const {t} = useTranslation(importNamespace)
  const help = useId()
  const onCopy = (event: ClipboardEvent) => {
    if (words.stretch === undefined) return
    event.clipboardData.setData('text/plain', map.text.slice(words.stretch.from, words.stretch.to))
    event.preventDefault()
  }
  return (
    <section
      aria-describedby={help}
      aria-label={t('source.label')}
      className="ai-pane"
      data-testid="import-source"
      onClick={({target}) => light.choose(target)}
      onCopy={onCopy}
      onFocus={() => light.enter(map.parts)}
      onKeyDown={onKeyDown}
      onMouseDown={words.drag}
      onMouseLeave={light.leave}
      onMouseOver={({target}) => light.point(target)}
      ref={pane}
      tabIndex={0}
    >
      <p className="ai-ear" id={help}>
        {t('source.help')}
      </p>
      <VirtualRows
        count={map.rows.length}
        estimate={22}
        scroller={pane}
        wanted={
          words.head
            ? map.rowAt(words.head.from)
            : light.part === undefined
              ? -1
              : map.rowOfPart(light.part)
        }
      >
        {(index) => {
          const row = map.rows[index]
          return (
            row && (
              <div className="ai-row">
                <span aria-hidden className="ai-number">
                  {row.number}
                </span>
                <span className="ai-text">
                  {map.piecesIn(row).map((piece) => (
                    <Piece
                      key={piece.from}
                      light={light}
                      marked={words.stretch}
                      piece={piece}
                      text={map.text}
                    />
                  ))}
                </span>
              </div>
            )
          )
        }}
      </VirtualRows>
    </section>
  )
}

interface PieceProps {
  piece: SourcePiece
  text: string
  light: Light
  marked: Stretch | undefined
}

function Piece({piece, text, light, marked}: PieceProps) {
  const {part, kind} = piece
  const words = cutAt(piece, marked).map(({from, to}) => (
    <span
      className={marked && marked.from <= from && to <= marked.to ? 'ai-marked' : undefined}
      data-from={from}
      key={from}
    >
      {text.slice(from, to)}
    </span>
  ))
  if (part === undefined) return words
  return (
    <mark
      className={light.flagged.has(part) ? 'ai-mark ai-flagged' : 'ai-mark'}
      data-kind={kind}
      data-lit={light.part === part ? '' : undefined}
      data-part={part}
    >
      {words}
    </mark>
  )
}

/** What lies before, in and behind the marked words. */
function cutAt({from, to}: Stretch, marked: Stretch | undefined): Stretch[] {
  if (marked === undefined || marked.to <= from || to <= marked.from) return [{from, to}]
  const ends = [from, Math.max(from, marked.from), Math.min(to, marked.to), to]
  return ends.slice(1).flatMap((end, index) => {
    const start = ends[index] ?? end
    return start < end ? [{from: start, to: end}] : []
  })
}

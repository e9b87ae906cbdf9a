/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions --
   what scrolls must be reached by keyboard, and the arrow keys walk its parts */
import {type KeyboardEvent, useId, useRef} from 'react'
import {useTranslation} from 'sanity'
import {importNamespace} from './i18n/index.ts'
import {type Light} from './light.ts'
import {type SourceMap, type SourcePiece} from './source-map.ts'
import {VirtualList} from './virtual-list.tsx'

interface Props {
  map: SourceMap
  light: Light
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** The source as it came, line by line, each stretch marked with what it became. */
export function SourcePane({map, light, onKeyDown}: Props) {
  const {t} = useTranslation(importNamespace)
  const scroller = useRef<HTMLDivElement>(null)
  const help = useId()
  return (
    <section
      aria-describedby={help}
      aria-label={t('source.label')}
      className="ai-pane"
      data-testid="import-source"
      onFocus={() => light.enter(map.parts)}
      onKeyDown={onKeyDown}
      onMouseLeave={light.leave}
      onMouseOver={({target}) => light.point(target)}
      ref={scroller}
      tabIndex={0}
    >
      <p className="ai-ear" id={help}>
        {t('source.help')}
      </p>
      <VirtualList
        count={map.rows.length}
        estimate={22}
        scroller={scroller}
        wanted={light.part === undefined ? -1 : map.rowOfPart(light.part)}
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
                    <Piece key={piece.from} light={light} piece={piece} text={map.text} />
                  ))}
                </span>
              </div>
            )
          )
        }}
      </VirtualList>
    </section>
  )
}

function Piece({piece, text, light}: {piece: SourcePiece; text: string; light: Light}) {
  const {from, to, part, kind} = piece
  const words = text.slice(from, to)
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

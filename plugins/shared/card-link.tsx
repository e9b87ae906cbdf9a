import {type KeyboardEvent, type ReactNode} from 'react'
import {IntentLink} from 'sanity/router'
import {clamp} from './card-style.ts'

interface Props {
  /** Opens this document. */
  document: {id: string; type: string}
  /** Id of the words that tell what keys do here. */
  help: string
  lines: number
  /** Does Tab reach it? */
  tabStop: boolean
  onFocus: () => void
  onBlur: () => void
  onKeyDown: ((event: KeyboardEvent<HTMLElement>) => void) | undefined
  children: ReactNode
}

/** The headline of a card: a link that stands for the card, and covers it. */
export function CardLink(props: Props) {
  const {document, help, lines, tabStop, onFocus, onBlur, onKeyDown, children} = props
  return (
    <IntentLink
      aria-describedby={help}
      data-link={document.id}
      draggable={false}
      intent="edit"
      onBlur={onBlur}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      params={document}
      style={{...PLAIN, ...clamp(lines)}}
      tabIndex={tabStop ? 0 : -1}
    >
      {children}
      {/* The whole card opens the story, and the link stays one for the ear. */}
      <span style={COVER} />
    </IntentLink>
  )
}

/** The whole card has the ring of the focus. */
const PLAIN = {color: 'inherit', boxShadow: 'none', outline: 'none', textDecoration: 'none'}
const COVER = {position: 'absolute', inset: 0} as const

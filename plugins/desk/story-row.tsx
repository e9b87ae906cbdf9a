import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Box, Card, Flex, Stack, Text} from '@sanity/ui'
import {type ComponentProps, memo, useEffect, useId, useMemo, useRef, useState} from 'react'
import {
  DocumentPreviewPresence,
  useDocumentPresence,
  useSchema,
  useTranslation,
  useValuePreview,
} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {versionsIn} from '../../newsroom/story.ts'
import {clamp, RING} from '../shared/card-style.ts'
import {HoldRemedy} from '../workflow/hold-remedy.tsx'
import {isStoryType} from '../workflow/story-types.ts'
import {type Holds, useHolds} from '../workflow/use-holds.ts'
import {deskNamespace} from './i18n/index.ts'
import {RowPicture} from './row-picture.tsx'
import {rowWords, type RowWords} from './row-words.ts'

interface Props {
  /** Published id. */
  id: string
  type: string
  /** Pictures stand at the left of all rows of the list. */
  pictured: boolean
  /** Open beside the list. */
  selected: boolean
  /** Does Tab reach it? */
  tabStop: boolean
  /** It has, or last had, the focus: Tab goes on to its button. */
  active: boolean
  /** It is to have the focus as soon as it is there. */
  isWanted: boolean
  onFocus: (id: string) => void
  onFocused: () => void
}

/** One document of a list: what it is, where it stands and, of a story whole, what holds it. */
export const StoryRow = memo(function StoryRow(props: Props) {
  const {id, type, pictured, selected, tabStop, active, isWanted, onFocus, onFocused} = props
  const schemaType = useSchema().get(type)
  const value = useMemo(() => ({_id: id, _type: type}), [id, type])
  const {value: preview} = useValuePreview({value, ...(schemaType ? {schemaType} : {})})
  const presence = useDocumentPresence(id)
  const holds = useHolds(isStoryType(type) ? id : undefined)
  const words = useWords(id, holds)
  const details = useId()
  const row = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(false)
  useEffect(() => {
    if (!isWanted) return
    row.current?.querySelector<HTMLElement>('a')?.focus()
    onFocused()
  }, [isWanted, onFocused])
  return (
    <Card
      data-as="a"
      padding={2}
      pressed={selected}
      radius={2}
      ref={row}
      style={{position: 'relative', ...(focused ? RING : selected ? OPEN : {})}}
      tone="inherit"
    >
      <Flex gap={3}>
        {pictured && <RowPicture icon={schemaType?.icon} media={preview?.media} />}
        <Stack flex={1} gap={2} paddingY={1} style={{minWidth: 0}}>
          <Flex align="flex-start" gap={2}>
            <Box flex={1} style={{minWidth: 0}}>
              <Text size={1} weight="medium">
                <RowLink
                  aria-current={selected}
                  aria-describedby={details}
                  childId={id}
                  onBlur={() => setFocused(false)}
                  onFocus={() => {
                    setFocused(true)
                    onFocus(id)
                  }}
                  tabIndex={tabStop ? 0 : -1}
                >
                  {preview?.title}
                </RowLink>
              </Text>
            </Box>
            {presence.length > 0 && <DocumentPreviewPresence presence={presence} />}
          </Flex>
          <Text id={details} muted size={1}>
            <span style={clamp(2)}>{words ? <Standing words={words} /> : preview?.subtitle}</span>
          </Text>
          {words?.hold && holds.state === 'ready' && (
            <Flex align="center" gap={2} paddingTop={1} style={NEAR} wrap="wrap">
              <HoldWords more={words.more} sentence={explainHold(words.hold, holds.now)} />
              <div style={ABOVE}>
                <HoldRemedy
                  hold={words.hold}
                  now={holds.now}
                  story={holds.story}
                  tabIndex={active ? 0 : -1}
                />
              </div>
            </Flex>
          )}
        </Stack>
      </Flex>
    </Card>
  )
})

/** Opens the document beside the list; a link that stands for the row, and covers it. */
function RowLink({childId, children, ...props}: ComponentProps<'a'> & {childId: string}) {
  const {ChildLink} = usePaneRouter()
  return (
    <ChildLink {...props} {...PLAIN} childId={childId}>
      {children}
      <span style={COVER} />
    </ChildLink>
  )
}

const PLAIN = {
  style: {...clamp(3), color: 'inherit', outline: 'none', textDecoration: 'none'},
} as const
const COVER = {position: 'absolute', inset: 0} as const
/** Above the link that covers the row. */
const ABOVE = {position: 'relative', zIndex: 1} as const
/** At the edge of the row that is open. */
const OPEN = {boxShadow: 'inset 3px 0 0 var(--card-focus-ring-color)'}

function HoldWords({sentence, more}: {sentence: string; more: number}) {
  const {t} = useTranslation(deskNamespace)
  const all = more > 0 ? `${t('row.holds', {count: more + 1})} ${sentence}` : sentence
  return (
    <Flex align="flex-start" flex={1} gap={2} style={BESIDE_BUTTON} title={all}>
      <Text muted size={1}>
        <WarningOutlineIcon />
      </Text>
      <Box flex={1} style={{minWidth: 0}}>
        <Text muted size={1}>
          <span style={clamp(3)}>{all}</span>
        </Text>
      </Box>
    </Flex>
  )
}

/** Pixels: in a wide list the button stays near what it is about. */
const NEAR = {maxWidth: 760}
/** Pixels: where it is too narrow for both, the button stands below the sentence. */
const BESIDE_BUTTON = {flexBasis: 220, minWidth: 0}

/** "Subs · Due today 17:00 · 11 captions". */
function Standing({words: {standing, deadline, counts}}: {words: RowWords}) {
  const {t} = useTranslation(deskNamespace)
  return (
    <>
      {standing}
      {deadline && (
        <>
          {' · '}
          <span style={deadline.tone === 'default' ? undefined : URGENT}>{deadline.words}</span>
        </>
      )}
      {countsIn(counts, t).map((count) => ` · ${count}`)}
    </>
  )
}

const URGENT = {color: 'var(--card-fg-color)', fontWeight: 600}

/** Nothing while nobody knows, and for what is no story: then its own preview says what it says. */
function useWords(id: string, state: Holds): RowWords | undefined {
  if (state.state !== 'ready') return undefined
  const subject = versionsIn(state.story, id)
  return subject && rowWords(state.story, subject, state.holds, state.now)
}

function countsIn(
  {captions, holes, uncredited}: RowWords['counts'],
  t: ReturnType<typeof useTranslation>['t'],
): string[] {
  return [
    ...(captions > 0 ? [t('row.captions', {count: captions})] : []),
    ...(holes > 0 ? [t('row.holes', {count: holes})] : []),
    ...(uncredited > 0 ? [t('row.uncredited', {count: uncredited})] : []),
  ]
}

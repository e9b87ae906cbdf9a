import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Box, Card, Flex, Text} from '@sanity/ui'
import {type ComponentProps, useMemo} from 'react'
import {SanityDefaultPreview, useSchema, useTranslation, useValuePreview} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import {versionsIn} from '../../newsroom/story.ts'
import {clamp} from '../shared/card-style.ts'
import {useHolds} from '../workflow/use-holds.ts'
import {isStoryType} from '../workflow/story-types.ts'
import {deskNamespace} from './i18n/index.ts'
import {type RowDocument} from './list-query.ts'
import {rowWords, type RowWords} from './row-words.ts'

interface Props {
  document: RowDocument
  /** Open beside the list. */
  selected: boolean
  tabStop: boolean
}

/** One document of a list: what it is, where it stands and, of a story whole, what holds it. */
export function StoryRow({document, selected, tabStop}: Props) {
  const {_id, _type} = document
  const schemaType = useSchema().get(_type)
  const value = useMemo(() => ({_id, _type}), [_id, _type])
  const preview = useValuePreview({value, ...(schemaType ? {schemaType} : {})})
  const words = useWords(document)
  return (
    <Card
      as={RowLink}
      data-as="a"
      data-id={_id}
      padding={1}
      radius={2}
      selected={selected}
      sizing="border"
      tabIndex={tabStop ? 0 : -1}
      tone="inherit"
    >
      <SanityDefaultPreview
        {...preview.value}
        icon={schemaType?.icon}
        isPlaceholder={preview.isLoading}
        layout="default"
        subtitle={words?.subtitle ?? preview.value?.subtitle}
      />
      {words?.hold !== undefined && (
        <Flex gap={2} paddingBottom={2} paddingRight={2} style={{paddingLeft: UNDER_TITLE}}>
          <Text muted size={0}>
            <WarningOutlineIcon />
          </Text>
          <Box flex={1} style={{minWidth: 0}} title={words.hold}>
            <Text muted size={0}>
              <span style={clamp(2)}>{words.hold}</span>
            </Text>
          </Box>
        </Flex>
      )}
    </Card>
  )
}

/** Opens the document of its `data-id` beside the list. */
function RowLink({'data-id': id = '', ...props}: ComponentProps<'a'> & {'data-id'?: string}) {
  const {ChildLink} = usePaneRouter()
  return <ChildLink {...props} childId={id} />
}

/** Pixels: the picture of a row, and what stands around it. */
const UNDER_TITLE = 53

/** Nothing while nobody knows, and for what is no story: then its own preview says what it says. */
function useWords({_id, _type}: RowDocument): {subtitle: string; hold?: string} | undefined {
  const {t} = useTranslation(deskNamespace)
  const state = useHolds(isStoryType(_type) ? _id : undefined)
  if (state.state !== 'ready') return undefined
  const subject = versionsIn(state.story, _id)
  if (subject === undefined) return undefined
  const {standing, counts, hold, more} = rowWords(state.story, subject, state.holds, state.now)
  return {
    subtitle: [standing, ...countsIn(counts, t)].join(' · '),
    ...(hold === undefined
      ? {}
      : {hold: more > 0 ? `${t('row.holds', {count: more + 1})} ${hold}` : hold}),
  }
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

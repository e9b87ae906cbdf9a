import {Box, Button, Card, Flex, Select, Text, TextInput} from '@sanity/ui'
import {SearchIcon} from '@sanity/icons/Search'
import {useMemo, useState} from 'react'
import {useTranslation} from 'sanity'
import {useRouter} from 'sanity/router'
import {STAGE_TITLES} from '../../../newsroom/stages.ts'
import {BenchView} from '../bench-view.tsx'
import {GalleryBench} from '../captions-view.tsx'
import {captionsNamespace} from '../i18n/index.ts'
import {Notice, Waiting} from '../notice.tsx'
import {type CaptionSearch, fromParams, KINDS, MOST, placeOf, toParams} from './caption-search.ts'
import {useFound} from './use-found.ts'

/** The bench by itself, as wide as the window: for one gallery, or for all captions that are found. */
export default function CaptionsTool() {
  const {state, navigate} = useRouter()
  const gallery = state['gallery']
  const search = useMemo(() => fromParams(state._searchParams ?? []), [state._searchParams])
  return (
    <Card data-testid="captions-tool" height="fill" overflow="hidden">
      <Flex direction="column" height="fill">
        {typeof gallery === 'string' ? (
          <Box flex={1} style={{minHeight: 0}}>
            <GalleryBench documentId={gallery} />
          </Box>
        ) : (
          <>
            <SearchBar
              key={JSON.stringify(search)}
              onSearch={(next) => navigate({_searchParams: toParams(next)})}
              search={search}
            />
            <FoundBench search={search} />
          </>
        )}
      </Flex>
    </Card>
  )
}

interface SearchBarProps {
  search: CaptionSearch
  onSearch: (search: CaptionSearch) => void
}

function SearchBar({search, onSearch}: SearchBarProps) {
  const {t} = useTranslation(captionsNamespace)
  const [words, setWords] = useState(search.words)
  return (
    <Card borderBottom padding={2}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSearch({...search, words: words.trim()})
        }}
      >
        <Flex align="center" gap={2}>
          <Box style={{flex: '1 1 240px', maxWidth: 480}}>
            <TextInput
              aria-label={t('search.words')}
              fontSize={1}
              icon={SearchIcon}
              onChange={(event) => setWords(event.currentTarget.value)}
              padding={2}
              placeholder={t('search.words')}
              value={words}
            />
          </Box>
          <Box style={{flex: 'none', width: 200}}>
            <Select
              aria-label={t('search.kind')}
              fontSize={1}
              onChange={(event) => {
                const kind = KINDS.find((one) => one === event.currentTarget.value)
                if (kind) onSearch({words: words.trim(), kind})
              }}
              padding={2}
              value={search.kind}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kindTitle(kind, t)}
                </option>
              ))}
            </Select>
          </Box>
          <Button fontSize={1} mode="ghost" padding={2} text={t('search.go')} type="submit" />
        </Flex>
      </form>
    </Card>
  )
}

function kindTitle(kind: CaptionSearch['kind'], t: ReturnType<typeof useTranslation>['t']): string {
  return kind === 'intake' || kind === 'checked' || kind === 'cleared'
    ? STAGE_TITLES[kind]
    : t(`search.kind.${kind}`)
}

function FoundBench({search}: {search: CaptionSearch}) {
  const {t} = useTranslation(captionsNamespace)
  const place = placeOf(search)
  const found = useFound(search, place)
  if (found.state === 'loading') return <Waiting>{t('loading')}</Waiting>
  if (found.state === 'failed') return <Notice tone="critical">{t('failed', found)}</Notice>
  if (found.source.captions.length === 0) return <Notice>{t('search.nothing')}</Notice>
  return (
    <>
      {found.more && (
        <Box paddingX={3} paddingY={2}>
          <Text muted size={1}>
            {t('search.more', {count: MOST})}
          </Text>
        </Box>
      )}
      <Box flex={1} style={{minHeight: 0}}>
        <BenchView
          key={place}
          place={place}
          source={found.source}
          title={t('search.title', {
            what: [kindTitle(search.kind, t), search.words].filter(Boolean).join(', '),
          })}
        />
      </Box>
    </>
  )
}

import {Box, Card, Flex, Select, Spinner, Text} from '@sanity/ui'
import {type ReactNode, useMemo, useState} from 'react'
import {useTranslation} from 'sanity'
import {type UserViewComponent} from 'sanity/structure'
import {current, type Story} from '../../newsroom/story.ts'
import {useStory} from '../workflow/use-story.ts'
import {type BenchSource} from './bench.ts'
import {BenchView} from './bench-view.tsx'
import {captionsNamespace} from './i18n/index.ts'

/** The captions of a gallery, or of one of the galleries of an article, as a view of the document. */
export const CaptionsView: UserViewComponent = ({documentId}) => {
  const {t} = useTranslation(captionsNamespace)
  const state = useStory(documentId)
  if (state.state === 'loading') {
    return (
      <Flex align="center" gap={3} height="fill" justify="center">
        <Spinner muted />
        <Text muted size={1}>
          {t('loading')}
        </Text>
      </Flex>
    )
  }
  if (state.state === 'failed') return <Notice tone="critical">{t('failed', state)}</Notice>
  if (state.state === 'missing' || state.story.galleries.length === 0) {
    return <Notice>{t('noGallery')}</Notice>
  }
  return <Galleries story={state.story} />
}

function Galleries({story}: {story: Story}) {
  const {t} = useTranslation(captionsNamespace)
  const [chosen, setChosen] = useState<string>()
  const gallery = story.galleries.find(({id}) => id === chosen) ?? story.galleries[0]
  const source = useMemo((): BenchSource => {
    const ids = new Set(current(gallery)?.captions?.map(({_ref}) => _ref))
    return {
      galleries: story.galleries,
      captions: story.captions.filter(({id}) => ids.has(id)),
      ...(gallery ? {list: gallery.id} : {}),
    }
  }, [story, gallery])
  if (gallery === undefined) return null
  return (
    <Flex direction="column" height="fill">
      {story.galleries.length > 1 && (
        <Box padding={2}>
          <Select
            aria-label={t('gallery.choose')}
            fontSize={1}
            onChange={(event) => setChosen(event.currentTarget.value)}
            value={gallery.id}
          >
            {story.galleries.map((one, index) => (
              <option key={one.id} value={one.id}>
                {current(one)?.title ?? t('gallery.untitled', {n: index + 1})}
              </option>
            ))}
          </Select>
        </Box>
      )}
      <Box flex={1} style={{minHeight: 0}}>
        <BenchView key={gallery.id} place={gallery.id} source={source} />
      </Box>
    </Flex>
  )
}

function Notice({children, tone}: {children: ReactNode; tone?: 'critical'}) {
  return (
    <Box padding={4}>
      <Card padding={4} radius={3} role={tone ? 'alert' : 'note'} tone={tone ?? 'transparent'}>
        <Text size={1}>{children}</Text>
      </Card>
    </Box>
  )
}

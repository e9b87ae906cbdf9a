import {ExpandIcon} from '@sanity/icons/Expand'
import {Box, Button, Flex, Select} from '@sanity/ui'
import {useMemo, useState} from 'react'
import {useTranslation, useWorkspace} from 'sanity'
import {useRouter} from 'sanity/router'
import {type UserViewComponent} from 'sanity/structure'
import {current, type Story} from '../../newsroom/story.ts'
import {useStory} from '../workflow/use-story.ts'
import {type BenchSource} from './bench.ts'
import {BenchView} from './bench-view.tsx'
import {captionsNamespace} from './i18n/index.ts'
import {Notice, Waiting} from './notice.tsx'

/** The captions of a gallery, or of one of the galleries of an article, as a view of the document. */
export const CaptionsView: UserViewComponent = ({documentId}) => (
  <GalleryBench documentId={documentId} isPane />
)

/** The bench of a gallery or an article, in a pane or by itself. */
export function GalleryBench({documentId, isPane}: {documentId: string; isPane?: boolean}) {
  const {t} = useTranslation(captionsNamespace)
  const state = useStory(documentId)
  if (state.state === 'loading') return <Waiting>{t('loading')}</Waiting>
  if (state.state === 'failed') return <Notice tone="critical">{t('failed', state)}</Notice>
  if (state.state === 'missing' || state.story.galleries.length === 0) {
    return <Notice>{t('noGallery')}</Notice>
  }
  return <Galleries isPane={isPane} story={state.story} />
}

function Galleries({story, isPane}: {story: Story; isPane: boolean | undefined}) {
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
  const titleOf = (one: typeof gallery) =>
    current(one)?.title ?? t('gallery.untitled', {n: story.galleries.indexOf(one) + 1})
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
            {story.galleries.map((one) => (
              <option key={one.id} value={one.id}>
                {titleOf(one)}
              </option>
            ))}
          </Select>
        </Box>
      )}
      <Box flex={1} style={{minHeight: 0}}>
        <BenchView key={gallery.id} place={gallery.id} source={source} title={titleOf(gallery)}>
          {isPane && <OpenWide gallery={gallery.id} />}
        </BenchView>
      </Box>
    </Flex>
  )
}

/** To the same bench as wide as the window; what is not saved comes along. */
function OpenWide({gallery}: {gallery: string}) {
  const {t} = useTranslation(captionsNamespace)
  const {basePath} = useWorkspace()
  const {navigateUrl} = useRouter()
  const path = `${basePath === '/' ? '' : basePath}/captions/${encodeURIComponent(gallery)}`
  return (
    <Button
      aria-label={t('wide')}
      as="a"
      fontSize={1}
      href={path}
      icon={ExpandIcon}
      mode="bleed"
      onClick={(event) => {
        event.preventDefault()
        navigateUrl({path})
      }}
      padding={2}
      title={t('wide')}
    />
  )
}

import {Box, Button, Card, Flex, Text} from '@sanity/ui'
import {useSyncExternalStore} from 'react'
import {type ActiveToolLayoutProps, useTranslation, useWorkspace} from 'sanity'
import {useRouter} from 'sanity/router'
import {captionsNamespace} from './i18n/index.ts'
import {searchAt} from './search/caption-search.ts'
import {onWaiting, waitingWork} from './staged/keep.ts'

/** Above whatever tool is open: work on a bench that was left before it was saved. */
export function WaitingLayout(props: ActiveToolLayoutProps) {
  return (
    <Flex direction="column" height="fill">
      <WaitingWork />
      <Box flex={1} style={{minHeight: 0}}>
        {props.renderDefault(props)}
      </Box>
    </Flex>
  )
}

/** Where in this tab work waits to be saved, each a way back to it. */
function WaitingWork() {
  const {t} = useTranslation(captionsNamespace)
  const {basePath} = useWorkspace()
  const {navigateUrl} = useRouter()
  const waiting = useSyncExternalStore(onWaiting, waitingWork)
  if (waiting.length === 0) return null
  const home = `${basePath === '/' ? '' : basePath}/captions`
  return (
    <Card
      aria-label={t('waiting.label')}
      as="section"
      borderBottom
      data-testid="waiting-work"
      paddingX={3}
      paddingY={2}
      tone="caution"
    >
      <Flex align="center" gap={2} wrap="wrap">
        <Text size={1}>{t('waiting.about')}</Text>
        {waiting.map(({place, title, changes}) => (
          <Button
            fontSize={1}
            key={place}
            mode="ghost"
            onClick={() => navigateUrl({path: home + pathTo(place)})}
            padding={2}
            text={t('waiting.work', {title, count: changes})}
          />
        ))}
      </Flex>
    </Card>
  )
}

function pathTo(place: string): string {
  const search = searchAt(place)
  if (search === undefined) return `/${encodeURIComponent(place)}`
  // The Studio keeps the parameters of each tool apart by its name.
  const params = new URLSearchParams(search.map(([name, value]) => [`captions[${name}]`, value]))
  return params.size > 0 ? `?${params}` : ''
}

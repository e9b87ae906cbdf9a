import {BookmarkIcon} from '@sanity/icons/Bookmark'
import {TrashIcon} from '@sanity/icons/Trash'
import {Box, Button, Card, Flex, Stack, Text, TextInput, useClickOutsideEvent} from '@sanity/ui'
import {Popover} from '@sanity/ui/popover'
import {useEffect, useId, useRef, useState} from 'react'
import {useKeyValueStore, useTranslation} from 'sanity'
import {type BoardView, fromParams, toParams} from './board-view.ts'
import {boardNamespace} from './i18n/index.ts'
import {readSavedViews, type SavedView} from './read-saved-views.ts'

/** Kept with the person, not with the browser: the Studio's own store of what each user likes. */
const KEY = 'newsroom.board.views'

interface Props {
  view: BoardView
  onView: (view: BoardView) => void
}

/** Views that a person has given a name to; nobody else sees them. */
export function SavedViews({view, onView}: Props) {
  const {t} = useTranslation(boardNamespace)
  const store = useKeyValueStore()
  const [open, setOpen] = useState(false)
  // Until they have been read nothing is kept: it would be all that is.
  const [views, setViews] = useState<SavedView[]>()
  const [failed, setFailed] = useState(false)
  const [name, setName] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  useClickOutsideEvent(open && close, () => [button.current, panel.current])

  useEffect(() => {
    const subscription = store.getKey(KEY).subscribe({
      next: (value) => setViews(readSavedViews(value)),
      error: () => setFailed(true),
    })
    return () => subscription.unsubscribe()
  }, [store])

  const keep = (next: SavedView[]) => {
    setViews(next)
    store
      .setKey(
        KEY,
        next.map((one) => ({...one})),
      )
      .then(
        () => setFailed(false),
        () => setFailed(true),
      )
  }

  function add(event: {preventDefault: () => void}) {
    event.preventDefault()
    const title = name.trim()
    if (title === '' || views === undefined) return
    keep([...views.filter((one) => one.name !== title), {name: title, params: toParams(view)}])
    setName('')
  }

  const content = (
    <Box
      id={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
      padding={3}
      ref={panel}
      style={{width: 280}}
    >
      <Stack gap={3}>
        {failed && (
          <Card padding={3} radius={2} role="alert" tone="caution">
            <Text size={1}>{t('views.failed')}</Text>
          </Card>
        )}
        {views?.length === 0 && (
          <Text muted size={1}>
            {t('views.none')}
          </Text>
        )}
        {views !== undefined && views.length > 0 && (
          <Stack as="ul" gap={1} style={{listStyle: 'none', margin: 0, padding: 0}}>
            {views.map((saved) => (
              <Flex as="li" gap={1} key={saved.name}>
                <Box flex={1}>
                  <Button
                    fontSize={1}
                    justify="flex-start"
                    mode="bleed"
                    onClick={() => {
                      onView(fromParams(saved.params))
                      close()
                    }}
                    padding={2}
                    text={saved.name}
                    width="fill"
                  />
                </Box>
                <Button
                  aria-label={t('views.delete', {name: saved.name})}
                  fontSize={1}
                  icon={TrashIcon}
                  mode="bleed"
                  onClick={() => keep(views.filter((one) => one !== saved))}
                  padding={2}
                />
              </Flex>
            ))}
          </Stack>
        )}
        <form onSubmit={add}>
          <Flex gap={2}>
            <Box flex={1}>
              <TextInput
                aria-label={t('views.name')}
                fontSize={1}
                onChange={(event) => setName(event.currentTarget.value)}
                padding={2}
                placeholder={t('views.name')}
                value={name}
              />
            </Box>
            <Button
              disabled={name.trim() === '' || views === undefined}
              fontSize={1}
              padding={2}
              text={t('views.keep')}
              type="submit"
            />
          </Flex>
        </form>
      </Stack>
    </Box>
  )

  return (
    <Popover content={content} open={open} placement="bottom-start" portal>
      <Button
        aria-controls={open ? id : undefined}
        aria-expanded={open}
        fontSize={1}
        icon={BookmarkIcon}
        mode="bleed"
        onClick={() => setOpen(!open)}
        padding={2}
        ref={button}
        text={t('views.button')}
      />
    </Popover>
  )
}

import {Box, Button, Card, Dialog, Flex, Select, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {type Bench} from '../bench.ts'
import {titleKey} from '../columns.ts'
import {FIELDS} from '../fields.ts'
import {captionsNamespace} from '../i18n/index.ts'
import {type AddPictures, type Entry, NEW, NOWHERE} from './use-add-pictures.ts'

interface Props {
  adding: AddPictures
  bench: Bench
}

/** Where each picture would go, and what its file says, before anything is uploaded. */
export function PicturesDialog({adding, bench}: Props) {
  const {t} = useTranslation(captionsNamespace)
  const {entries, uploaded, failures} = adding
  if (entries === undefined) return null
  const wanted = entries.filter(({target}) => target !== NOWHERE)
  const targets = wanted.map(({target}) => target).filter((target) => target !== NEW)
  const isDoubled = new Set(targets).size < targets.length
  const busy = uploaded !== undefined
  return (
    <Dialog
      footer={
        <Flex align="center" gap={2} justify="flex-end" padding={3}>
          {isDoubled && <Text size={1}>{t('pictures.doubled')}</Text>}
          <Button
            disabled={busy}
            fontSize={1}
            mode="bleed"
            onClick={adding.cancel}
            text={t('pictures.cancel')}
          />
          <Button
            disabled={wanted.length === 0 || isDoubled || busy}
            fontSize={1}
            loading={busy}
            onClick={() => void adding.upload()}
            text={
              busy
                ? t('pictures.uploading', {done: uploaded, count: wanted.length})
                : t('pictures.upload', {count: wanted.length})
            }
            tone="primary"
          />
        </Flex>
      }
      header={t('pictures.title')}
      id="newsroom-captions-pictures"
      onClose={adding.cancel}
      width={2}
    >
      <Stack gap={4} padding={4}>
        <Text muted size={1}>
          {t('pictures.about')}
        </Text>
        {failures.length > 0 && (
          <Card padding={3} radius={2} role="alert" tone="caution">
            <Text size={1}>{t('pictures.failed', {names: failures.join(', ')})}</Text>
          </Card>
        )}
        <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
          {entries.map((entry) => (
            <li key={entry.preview}>
              <EntryRow adding={adding} bench={bench} busy={busy} entry={entry} />
            </li>
          ))}
        </Stack>
      </Stack>
    </Dialog>
  )
}

function EntryRow({adding, bench, entry, busy}: Props & {entry: Entry; busy: boolean}) {
  const {t} = useTranslation(captionsNamespace)
  const {file, preview, target, why, suggested} = entry
  const said = FIELDS.filter((field) => suggested[field]).map((field) => t(titleKey(field)))
  return (
    <Card border padding={2} radius={2}>
      <Flex align="center" gap={3}>
        <img
          alt=""
          src={preview}
          style={{width: 72, height: 54, objectFit: 'cover', flex: 'none'}}
        />
        <Stack flex={1} gap={2} style={{minWidth: 0}}>
          <Text size={1} textOverflow="ellipsis" weight="medium">
            {file.name}
          </Text>
          <Text muted size={1}>
            {t(`pictures.why.${why}`)}
            {said.length > 0 && ` · ${t('pictures.says', {fields: said.join(', ')})}`}
          </Text>
        </Stack>
        <Box style={{width: 300, flex: 'none'}}>
          <Select
            aria-label={t('pictures.target', {name: file.name})}
            disabled={busy}
            fontSize={1}
            onChange={(event) => adding.setTarget(entry, event.currentTarget.value)}
            value={target}
          >
            <option value={NOWHERE}>{t('pictures.nowhere')}</option>
            {adding.mayAdd && <option value={NEW}>{t('pictures.new')}</option>}
            {bench.captions.map(({id, n, document}) => (
              <option key={id} value={id}>
                {`${n} · ${document.text?.slice(0, 50) ?? t('cell.empty')}`}
              </option>
            ))}
          </Select>
        </Box>
      </Flex>
    </Card>
  )
}

import {
  Box,
  Button,
  Card,
  Container,
  Flex,
  Heading,
  Stack,
  Text,
  TextArea,
  TextInput,
} from '@sanity/ui'
import {type ReactNode, useEffect, useId, useRef} from 'react'
import {useTranslation} from 'sanity'
import {chosenFiles} from './dropped-files.ts'
import {importNamespace} from './i18n/index.ts'
import {type NamedSource} from './named-source.ts'
import {type Pasted} from './use-desk.ts'

interface Props {
  onOpen: (sources: readonly NamedSource[]) => void
  pasted: Pasted
  onType: (pasted: Pasted) => void
  notice?: ReactNode
}

/** Where texts come from: pasted, chosen, or dropped anywhere on the tool. */
export function OpenSources({onOpen, pasted: {name, text}, onType, notice}: Props) {
  const {t} = useTranslation(importNamespace)
  const nameId = useId()
  const textId = useId()
  const helpId = useId()
  const read = () => {
    onType({name: '', text: ''})
    onOpen([{name: name.trim(), content: text}])
  }
  return (
    <Box height="fill" overflow="auto" padding={5}>
      <Container width={1}>
        <Stack gap={5}>
          {notice}
          <Stack gap={4}>
            <Heading as="h1" size={2}>
              {t('empty.title')}
            </Heading>
            <Text muted size={2}>
              {t('empty.explain')}
            </Text>
          </Stack>
          <Flex gap={2}>
            <FileButton onOpen={onOpen} text={t('choose.files')} />
            <FileButton folder onOpen={onOpen} text={t('choose.folder')} />
          </Flex>
          <Card border padding={4} radius={3}>
            <Stack gap={4}>
              <Stack gap={3}>
                <Text as="label" htmlFor={textId} size={1} weight="medium">
                  {t('paste.label')}
                </Text>
                <TextArea
                  id={textId}
                  onChange={({currentTarget}) => onType({name, text: currentTarget.value})}
                  onKeyDown={({key, ctrlKey, metaKey}) => {
                    if (key === 'Enter' && (ctrlKey || metaKey) && text.trim() !== '') read()
                  }}
                  placeholder={t('paste.placeholder')}
                  rows={12}
                  value={text}
                />
              </Stack>
              <Stack gap={3}>
                <Text as="label" htmlFor={nameId} size={1} weight="medium">
                  {t('name.label')}
                </Text>
                <TextInput
                  aria-describedby={helpId}
                  id={nameId}
                  onChange={({currentTarget}) => onType({text, name: currentTarget.value})}
                  value={name}
                />
                <Text id={helpId} muted size={1}>
                  {t('name.help')}
                </Text>
              </Stack>
              <Flex>
                <Button disabled={text.trim() === ''} onClick={read} text={t('paste.read')} />
              </Flex>
            </Stack>
          </Card>
        </Stack>
      </Container>
    </Box>
  )
}

function FileButton({
  text,
  folder = false,
  onOpen,
}: {
  text: string
  folder?: boolean
  onOpen: Props['onOpen']
}) {
  const input = useRef<HTMLInputElement>(null)
  // React knows no property for it, browsers know no other way to choose a folder.
  useEffect(() => {
    if (folder) input.current?.setAttribute('webkitdirectory', '')
  }, [folder])
  return (
    <>
      <Button mode="ghost" onClick={() => input.current?.click()} text={text} />
      <input
        aria-label={text}
        hidden
        multiple
        onChange={({currentTarget}) => {
          onOpen(chosenFiles(currentTarget.files ?? []))
          currentTarget.value = ''
        }}
        ref={input}
        type="file"
      />
    </>
  )
}

import {ImagesIcon} from '@sanity/icons/Images'
import {Button} from '@sanity/ui'
import {useRef} from 'react'
import {useTranslation} from 'sanity'
import {captionsNamespace} from '../i18n/index.ts'

interface Props {
  /** Its sign alone. */
  compact: boolean
  onFiles: (files: readonly File[]) => void
}

/** Asks for files of pictures. */
export function AddButton({compact, onFiles}: Props) {
  const {t} = useTranslation(captionsNamespace)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        fontSize={1}
        icon={ImagesIcon}
        mode="bleed"
        onClick={() => input.current?.click()}
        padding={2}
        aria-label={t('pictures.add')}
        title={t('pictures.add.about')}
        {...(compact ? {} : {text: t('pictures.add')})}
      />
      <input
        accept="image/*"
        aria-label={t('pictures.choose')}
        hidden
        multiple
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same files may be chosen again.
          event.currentTarget.value = ''
        }}
        ref={input}
        type="file"
      />
    </>
  )
}

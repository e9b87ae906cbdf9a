import {DocumentIcon} from '@sanity/icons/Document'
import {createImageUrlBuilder} from '@sanity/image-url'
import {Card, Flex, Text} from '@sanity/ui'
import {type ComponentType} from 'react'
import {useClient} from 'sanity'

interface Props {
  /** What the preview of the document shows: a picture, or anything else. */
  media: unknown
  /** Of its type; for a document without a picture. */
  icon: ComponentType | undefined
}

/** The picture of a row, small; or what kind of document stands there. */
export function RowPicture({media, icon: Icon = DocumentIcon}: Props) {
  const client = useClient({apiVersion: '2025-02-19'})
  return (
    <Card border overflow="hidden" radius={2} style={SQUARE}>
      {isPicture(media) ? (
        <img
          alt=""
          height={SIZE}
          loading="lazy"
          src={createImageUrlBuilder(client)
            .image(media)
            .width(2 * SIZE)
            .height(2 * SIZE)
            .fit('crop')
            .url()}
          width={SIZE}
        />
      ) : (
        <Flex align="center" height="fill" justify="center">
          <Text muted size={2}>
            <Icon />
          </Text>
        </Flex>
      )}
    </Card>
  )
}

/** Pixels. */
const SIZE = 44
const SQUARE = {width: SIZE, height: SIZE, flex: 'none'}

function isPicture(media: unknown): media is {asset: {_ref: string}} {
  return typeof media === 'object' && media !== null && 'asset' in media && Boolean(media.asset)
}

import {Badge, Text} from '@sanity/ui'
import {type ComponentProps} from 'react'

/** Words on cards and beside lists. Of Sanity's own steps one is too wide there, the next too small to read. */
export function SmallText({style, ...props}: Omit<ComponentProps<typeof Text>, 'size'>) {
  return <Text {...props} size={0} style={{...style, ...SMALL}} />
}

/** The same for what stands on a colour. */
export function SmallBadge({children, ...props}: Omit<ComponentProps<typeof Badge>, 'fontSize'>) {
  return (
    <Badge {...props} fontSize={0}>
      <span style={SMALL}>{children}</span>
    </Badge>
  )
}

const SMALL = {fontSize: 12}

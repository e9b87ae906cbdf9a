import {ChevronDownIcon} from '@sanity/icons/ChevronDown'
import {SearchIcon} from '@sanity/icons/Search'
import {Box, Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {Menu, MenuButton, MenuItem} from '@sanity/ui/menu'
import {type KeyboardEvent, useId} from 'react'
import {useTranslation} from 'sanity'
import {deskNamespace} from './i18n/index.ts'
import {type OrderName, type Orders} from './orders.ts'

interface Props {
  words: string
  onWords: (words: string) => void
  order: OrderName
  orders: Orders
  onOrder: (order: OrderName) => void
  /** Of the documents that stand below, as soon as that is known. */
  count: number | undefined
  /** From the box of words down to the rows. */
  onDown: () => void
}

/** Above a list: words to look for in it, how many stand there, and in which order. */
export function ListHead({words, onWords, order, orders, onOrder, count, onDown}: Props) {
  const {t} = useTranslation(deskNamespace)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Escape' && words !== '') onWords('')
    else return
    event.preventDefault()
  }
  return (
    <Stack gap={1} padding={2}>
      <TextInput
        aria-label={t('list.find')}
        clearButton={words !== ''}
        fontSize={1}
        icon={SearchIcon}
        onChange={(event) => onWords(event.currentTarget.value)}
        onClear={() => onWords('')}
        onKeyDown={onKeyDown}
        padding={2}
        placeholder={t('list.find')}
        value={words}
      />
      <Flex align="center" gap={2} paddingLeft={2}>
        <Box flex={1}>
          <Text muted size={1}>
            <output>
              {count !== undefined && t(words.trim() === '' ? 'list.count' : 'list.found', {count})}
            </output>
          </Text>
        </Box>
        {orders.length > 1 && <OrderMenu onOrder={onOrder} order={order} orders={orders} />}
      </Flex>
    </Stack>
  )
}

function OrderMenu({order, orders, onOrder}: Pick<Props, 'order' | 'orders' | 'onOrder'>) {
  const {t} = useTranslation(deskNamespace)
  const id = useId()
  return (
    <MenuButton
      button={
        <Button
          aria-label={t('list.sort', {order: t(`order.${order}`)})}
          fontSize={1}
          iconRight={ChevronDownIcon}
          mode="bleed"
          padding={2}
          text={t(`order.${order}`)}
        />
      }
      id={id}
      menu={
        <Menu>
          {orders.map((one) => (
            <MenuItem
              aria-checked={one === order}
              fontSize={1}
              key={one}
              onClick={() => onOrder(one)}
              pressed={one === order}
              role="menuitemradio"
              text={t(`order.${one}`)}
            />
          ))}
        </Menu>
      }
      popover={{portal: true, placement: 'bottom-end'}}
    />
  )
}

import {CloseIcon} from '@sanity/icons/Close'
import {SearchIcon} from '@sanity/icons/Search'
import {Box, Button, Card, Flex, Text, TextInput} from '@sanity/ui'
import {useMemo} from 'react'
import {useTranslation} from 'sanity'
import {DUE_BANDS} from '../../newsroom/dates/deadline.ts'
import {DESKS} from '../../newsroom/desks.ts'
import {type BoardView, fromParams, LANES, toParams, WHOLE_BOARD} from './board-view.ts'
import {FilterChoice, peopleOf} from './filter-choice.tsx'
import {boardNamespace} from './i18n/index.ts'
import {PRIORITY_TITLES} from './lanes.ts'
import {type BoardRow} from './read-rows.ts'
import {SavedViews} from './saved-views.tsx'

interface Props {
  view: BoardView
  onView: (view: BoardView) => void
  rows: readonly BoardRow[]
  /** How many cards are shown. */
  count: number
  timeZone: string
}

/** What the board shows: each choice stands in the address too. */
export function BoardHeader({view, onView, rows, count, timeZone}: Props) {
  const {t} = useTranslation(boardNamespace)
  const people = useMemo(() => peopleOf(rows), [rows])
  // A choice goes through the same door as an address that somebody sends.
  const set = (name: string, value: string) => {
    const params = toParams(view).filter(([known]) => known !== name)
    onView(fromParams([...params, [name, value]]))
  }
  const isWhole = toParams({...view, type: WHOLE_BOARD.type}).length === 0
  return (
    <Card as="search" aria-label={t('filter.label')} borderBottom paddingX={3} paddingY={2}>
      <Flex align="center" gap={2} wrap="wrap">
        <FilterChoice
          label={t('filter.type')}
          onChange={(type) => onView({...WHOLE_BOARD, ...fromParams([['type', type]])})}
          value={view.type}
        >
          <option value="article">{t('filter.type.article')}</option>
          <option value="gallery">{t('filter.type.gallery')}</option>
          <option value="caption">{t('filter.type.caption')}</option>
        </FilterChoice>
        <Box style={{flex: '1 1 160px', maxWidth: 260}}>
          <TextInput
            aria-label={t('filter.text')}
            fontSize={1}
            icon={SearchIcon}
            onChange={(event) => set('text', event.currentTarget.value)}
            padding={2}
            placeholder={t('filter.text.placeholder')}
            type="search"
            value={view.text ?? ''}
          />
        </Box>
        <FilterChoice
          label={t('filter.desk')}
          onChange={(desk) => set('desk', desk)}
          value={view.desk ?? ''}
        >
          <option value="">{t('filter.desk.any')}</option>
          {Object.entries(DESKS).map(([desk, title]) => (
            <option key={desk} value={desk}>
              {title}
            </option>
          ))}
        </FilterChoice>
        <FilterChoice
          label={t('filter.assignee')}
          onChange={(assignee) => set('assignee', assignee)}
          value={view.assignee ?? ''}
        >
          <option value="">{t('filter.assignee.any')}</option>
          <option value="me">{t('filter.assignee.me')}</option>
          <option value="nobody">{t('filter.assignee.nobody')}</option>
          {people.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FilterChoice>
        <FilterChoice
          label={t('filter.priority')}
          onChange={(priority) => set('priority', priority)}
          value={view.priority?.toString() ?? ''}
        >
          <option value="">{t('filter.priority.any')}</option>
          {[2, 1, 0, -1, -2].map((priority) => (
            <option key={priority} value={priority}>
              {PRIORITY_TITLES[priority]}
            </option>
          ))}
        </FilterChoice>
        <FilterChoice
          label={t('filter.due')}
          onChange={(due) => set('due', due)}
          value={view.due ?? ''}
        >
          <option value="">{t('filter.due.any')}</option>
          {DUE_BANDS.map((band) => (
            <option key={band} value={band}>
              {t(`filter.due.${band}`)}
            </option>
          ))}
        </FilterChoice>
        <FilterChoice
          label={t('filter.lanes')}
          onChange={(lanes) => set('lanes', lanes)}
          value={view.lanes}
        >
          {LANES.map((lanes) => (
            <option key={lanes} value={lanes}>
              {t(`filter.lanes.${lanes}`)}
            </option>
          ))}
        </FilterChoice>
        {!isWhole && (
          <Button
            fontSize={1}
            icon={CloseIcon}
            mode="bleed"
            onClick={() => onView({...WHOLE_BOARD, type: view.type})}
            padding={2}
            text={t('filter.clear')}
          />
        )}
        <SavedViews onView={onView} view={view} />
        <Box flex={1} />
        <Text muted size={1} style={{whiteSpace: 'nowrap'}}>
          <span>{t('board.count', {count, total: rows.length})}</span>
          {' · '}
          <span>{t('board.zone', {zone: timeZone})}</span>
        </Text>
      </Flex>
    </Card>
  )
}

import {AddIcon} from '@sanity/icons/Add'
import {ArchiveIcon} from '@sanity/icons/Archive'
import {CaseIcon} from '@sanity/icons/Case'
import {ClockIcon} from '@sanity/icons/Clock'
import {CommentIcon} from '@sanity/icons/Comment'
import {DocumentsIcon} from '@sanity/icons/Documents'
import {ImagesIcon} from '@sanity/icons/Images'
import {InboxIcon} from '@sanity/icons/Inbox'
import {TagIcon} from '@sanity/icons/Tag'
import {TiersIcon} from '@sanity/icons/Tiers'
import {UserIcon} from '@sanity/icons/User'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {type ComponentType} from 'react'
import {
  type ListItemBuilder,
  type StructureBuilder,
  type StructureResolver,
  type StructureResolverContext,
} from 'sanity/structure'
import {hasRole, ROLE_NAMES, type RoleName} from '../../newsroom/access/roles.ts'
import {DESKS} from '../../newsroom/desks.ts'
import {MENTIONS_OF_ME} from '../../newsroom/editorial-log.ts'
import {STORY_STAGES, STAGE_TITLES} from '../../newsroom/stages.ts'
import {countIcon} from './count-icon.tsx'
import {deskNamespace} from './i18n/index.ts'
import {type ListName, TITLES} from './i18n/resources.ts'
import {importRuns} from './import-runs.ts'
import {isDocument, type ShownList} from './list-query.ts'
import {
  ASSIGNED,
  AT_WORK,
  CAPTIONS,
  type DeskList,
  GALLERIES,
  GOING_OUT,
  RIGHTS,
  WAITING,
  WHOLE,
} from './lists.ts'
import {begins} from './new-documents.ts'
import {type Orders, STORY_ORDERS} from './orders.ts'
import {RUN_FILTER} from './runs-query.ts'
import {StoryList} from './story-list.tsx'

const API_VERSION = '2025-02-19'

/** Whose lists are whose: what is not a role's work is not in its way. */
const SHOWN_TO = {
  intakeRuns: ['sub-editor', 'picture-editor', 'duty-editor', 'administrator', 'viewer'],
  goingOut: ['sub-editor', 'picture-editor', 'lawyer', 'duty-editor', 'administrator', 'viewer'],
  corrections: ['sub-editor', 'lawyer', 'duty-editor', 'administrator', 'viewer'],
  pictureProblems: ['sub-editor', 'picture-editor', 'lawyer', 'duty-editor', 'administrator'],
  reference: ['sub-editor', 'picture-editor', 'duty-editor', 'administrator'],
  houseStyle: ['sub-editor', 'duty-editor', 'administrator'],
  records: ['administrator'],
} as const satisfies Record<string, readonly RoleName[]>

/** The newsroom as its people look at it: first what waits for whoever looks, then what there is. */
export const structure: StructureResolver = (S, context) => {
  const {currentUser} = context
  const roles = currentUser?.roles.map(({name}) => name) ?? []
  const actor = {id: currentUser?.id ?? '', roles}
  const make = makers(S, context)
  const only = (name: keyof typeof SHOWN_TO, item: () => ListItemBuilder) =>
    hasRole(actor, SHOWN_TO[name]) ? [item()] : []
  const waiting = ROLE_NAMES.filter((role) => roles.includes(role)).flatMap((role) => WAITING[role])
  return S.list()
    .id('newsroom')
    .title(TITLES.newsroom)
    .items([
      make.list(ASSIGNED, UserIcon, true),
      make.mentions(),
      ...uniqueById(waiting).map((list) => make.list(list, InboxIcon, true)),
      S.divider(),
      make.group('stages', TiersIcon, () => make.stages()),
      make.group('desks', CaseIcon, () => make.desks()),
      make.sections(),
      make.whole('article', DocumentsIcon),
      ...only('intakeRuns', make.intakeRuns),
      ...only('goingOut', () =>
        make.group('goingOut', ClockIcon, () => GOING_OUT.map((list) => make.list(list))),
      ),
      ...only('corrections', () => S.documentTypeListItem('correction').title(TITLES.corrections)),
      S.divider(),
      make.whole('gallery', ImagesIcon),
      ...only('pictureProblems', () =>
        make.group('pictureProblems', WarningOutlineIcon, () =>
          [...GALLERIES, ...RIGHTS].map((list) => make.list(list)),
        ),
      ),
      make.group('captions', ImagesIcon, () => [
        ...CAPTIONS.map((list) => make.list(list)),
        S.divider(),
        make.whole('caption', ImagesIcon),
      ]),
      ...(hasRole(actor, SHOWN_TO.reference)
        ? [
            S.divider(),
            ...(['section', 'person', 'place', 'creditSource'] as const).map((type) =>
              S.documentTypeListItem(type).title(TITLES[type]),
            ),
          ]
        : []),
      ...only('houseStyle', () =>
        S.documentTypeListItem('houseStyleRule').title(TITLES.houseStyleRule),
      ),
      ...only('records', () =>
        make.group('records', ArchiveIcon, () =>
          (['importRecord', 'readerExample'] as const).map((type) =>
            S.documentTypeListItem(type).title(TITLES[type]),
          ),
        ),
      ),
    ])
}

interface Listed extends Pick<ShownList, 'filter' | 'sentence'> {
  id: string
  title: string
  orders?: Orders
  params?: Record<string, string>
}

type Items = Parameters<ReturnType<StructureBuilder['list']>['items']>[0]

function makers(S: StructureBuilder, context: StructureResolverContext) {
  const named = (id: ListName, icon?: ComponentType) => {
    const item = S.listItem()
      .id(id)
      .title(TITLES[id])
      .i18n({title: {key: id, ns: deskNamespace}})
    return icon ? item.icon(icon) : item
  }
  /** The document that the query finds for an id, beside the list that leads to it. */
  const document = async (query: string, id: string) => {
    const client = context.getClient({apiVersion: API_VERSION})
    const found = await client.fetch<unknown>(query, {id}, {perspective: 'drafts'})
    return isDocument(found)
      ? S.defaultDocument({schemaType: found._type, documentId: found._id})
      : undefined
  }
  const listed = ({id, title, sentence, filter, orders = STORY_ORDERS, params = {}}: Listed) =>
    S.component(StoryList)
      .id(id)
      .title(title)
      .minWidth(340)
      .currentMaxWidth(420)
      .options({filter, orders, params, sentence} satisfies ShownList)
      .child((one) => document('*[_id == $id][0]{_id, _type}', one))
  return {
    list: (list: DeskList, icon: ComponentType = DocumentsIcon, counted = false) =>
      named(list.id, counted ? countIcon(list.filter, icon) : icon).child(() =>
        listed({...list, title: TITLES[list.id], sentence: list.id}),
      ),
    /** Everything of a type. What is opened from anywhere, or begun, stands beside this list. */
    whole: (type: keyof typeof WHOLE, icon: ComponentType) => {
      const list = WHOLE[type]
      const roles = context.currentUser?.roles.map(({name}) => name) ?? []
      const begin = S.menuItem()
        .title(`new.${type}`)
        .i18n({title: {key: `new.${type}`, ns: deskNamespace}})
        .icon(AddIcon)
        .intent({type: 'create', params: {type, template: type}})
      return named(list.id, icon).child(() =>
        listed({...list, title: TITLES[list.id], sentence: list.id})
          .menuItems(begins(roles, type) ? [begin] : [])
          .canHandleIntent(
            (intent, params) =>
              (intent === 'edit' || intent === 'create') && params['type'] === type,
          )
          .child((id) => S.defaultDocument({schemaType: type, documentId: id})),
      )
    },
    group: (id: ListName, icon: ComponentType, items: () => Items) =>
      named(id, icon).child(() => S.list().id(id).title(TITLES[id]).items(items())),
    /** A mention leads to the story that it is about, not to the entry in its log. */
    mentions: () =>
      named('mentions', countIcon(MENTIONS_OF_ME, CommentIcon)).child(() =>
        listed({
          id: 'mentions',
          title: TITLES.mentions,
          sentence: 'mentions',
          filter: MENTIONS_OF_ME,
          orders: ['mentioned'],
        }).child(
          async (entry) =>
            (await document('*[_id == $id][0].story->{_id, _type}', entry)) ??
            S.document().documentId(entry).schemaType('editorialLog'),
        ),
      ),
    stages: () =>
      STORY_STAGES.map((stage) =>
        S.listItem()
          .id(stage)
          .title(STAGE_TITLES[stage])
          .child(() =>
            listed({
              id: stage,
              title: STAGE_TITLES[stage],
              sentence: stage,
              filter: `${AT_WORK} && workflow.stage == $stage`,
              params: {stage},
            }),
          ),
      ),
    desks: () =>
      Object.entries(DESKS).map(([desk, title]) =>
        S.listItem()
          .id(desk)
          .title(title)
          .child(() =>
            listed({
              id: desk,
              title,
              sentence: 'ofDesk',
              filter: `${AT_WORK} && workflow.desk == $desk`,
              params: {desk},
            }),
          ),
      ),
    sections: () =>
      named('sections', TagIcon).child(
        S.documentTypeList('section')
          .id('sections')
          .title(TITLES.sections)
          .child((section) =>
            listed({
              id: section,
              title: TITLES.stories,
              sentence: 'ofSection',
              filter: `${AT_WORK} && section._ref == $section`,
              params: {section},
            }),
          ),
      ),
    intakeRuns: () =>
      named('intakeRuns', InboxIcon).child(() =>
        importRuns(S, context, (run, title) =>
          listed({id: run, title, sentence: 'ofRun', filter: RUN_FILTER, params: {run}}),
        ),
      ),
  }
}

/** A person of two roles sees what waits for both once. */
function uniqueById(lists: readonly DeskList[]): DeskList[] {
  return [...new Map(lists.map((list) => [list.id, list])).values()]
}

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
import {DESKS} from '../../newsroom/desks.ts'
import {MENTIONS_OF_ME} from '../../newsroom/editorial-log.ts'
import {STORY_STAGES} from '../../newsroom/model.ts'
import {hasRole, ROLE_NAMES, type RoleName} from '../../newsroom/roles.ts'
import {STAGE_TITLES} from '../../newsroom/workflow.ts'
import {countIcon} from './count-icon.tsx'
import {deskNamespace} from './i18n/index.ts'
import titles, {type ListName} from './i18n/resources.ts'
import {importRuns} from './import-runs.ts'
import {
  ASSIGNED,
  AT_WORK,
  CAPTIONS,
  type DeskList,
  GALLERIES,
  GOING_OUT,
  RIGHTS,
  WAITING,
} from './lists.ts'
import {RUN_FILTER} from './runs-query.ts'

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
  const make = makers(S, context, actor.id)
  const only = (name: keyof typeof SHOWN_TO, item: () => ListItemBuilder) =>
    hasRole(actor, SHOWN_TO[name]) ? [item()] : []
  const waiting = ROLE_NAMES.filter((role) => roles.includes(role)).flatMap((role) => WAITING[role])
  return S.list()
    .id('newsroom')
    .title(titles.newsroom)
    .items([
      make.list(ASSIGNED, UserIcon, true),
      make.mentions(),
      ...uniqueById(waiting).map((list) => make.list(list, InboxIcon, true)),
      S.divider(),
      make.group('stages', TiersIcon, () => make.stages()),
      make.group('desks', CaseIcon, () => make.desks()),
      make.sections(),
      S.documentTypeListItem('article').title(titles.stories).icon(DocumentsIcon),
      ...only('intakeRuns', make.intakeRuns),
      ...only('goingOut', () =>
        make.group('goingOut', ClockIcon, () => GOING_OUT.map((list) => make.list(list))),
      ),
      ...only('corrections', () => S.documentTypeListItem('correction').title(titles.corrections)),
      S.divider(),
      S.documentTypeListItem('gallery').title(titles.galleries),
      ...only('pictureProblems', () =>
        make.group('pictureProblems', WarningOutlineIcon, () =>
          [...GALLERIES, ...RIGHTS].map((list) => make.list(list)),
        ),
      ),
      make.group('captions', ImagesIcon, () => [
        ...CAPTIONS.map((list) => make.list(list)),
        S.divider(),
        S.documentTypeListItem('caption').title(titles.allCaptions),
      ]),
      ...(hasRole(actor, SHOWN_TO.reference)
        ? [
            S.divider(),
            ...(['section', 'person', 'place', 'creditSource'] as const).map((type) =>
              S.documentTypeListItem(type).title(titles[type]),
            ),
          ]
        : []),
      ...only('houseStyle', () =>
        S.documentTypeListItem('houseStyleRule').title(titles.houseStyleRule),
      ),
      ...only('records', () =>
        make.group('records', ArchiveIcon, () =>
          (['importRecord', 'readerExample'] as const).map((type) =>
            S.documentTypeListItem(type).title(titles[type]),
          ),
        ),
      ),
    ])
}

type Items = Parameters<ReturnType<StructureBuilder['list']>['items']>[0]

function makers(S: StructureBuilder, context: StructureResolverContext, me: string) {
  const named = (id: ListName, icon?: ComponentType) => {
    const item = S.listItem()
      .id(id)
      .title(titles[id])
      .i18n({title: {key: id, ns: deskNamespace}})
    return icon ? item.icon(icon) : item
  }
  const documents = (
    {id, type, filter, order}: Omit<DeskList, 'id'> & {id: string},
    title: string,
    params: Record<string, string> = {},
  ) => {
    const list = S.documentList()
      .id(id)
      .title(title)
      .apiVersion(API_VERSION)
      .filter(filter)
      .params({me, ...params})
      .defaultOrdering(order ?? MOST_URGENT)
    return type ? list.schemaType(type) : list
  }
  const stories = (id: string, title: string, filter: string, params: Record<string, string>) =>
    documents({id, type: 'article', filter}, title, params)

  return {
    list: (list: DeskList, icon: ComponentType = DocumentsIcon, counted = false) =>
      named(list.id, counted ? countIcon(list.filter, icon) : icon).child(
        documents(list, titles[list.id]),
      ),
    group: (id: ListName, icon: ComponentType, items: () => Items) =>
      named(id, icon).child(() => S.list().id(id).title(titles[id]).items(items())),
    /** A mention leads to the story that it is about, not to the entry in its log. */
    mentions: () =>
      named('mentions', countIcon(MENTIONS_OF_ME, CommentIcon)).child(
        documents(
          {
            id: 'mentions',
            type: 'editorialLog',
            filter: MENTIONS_OF_ME,
            order: [{field: 'at', direction: 'desc'}],
          },
          titles.mentions,
        ).child(async (entry) => {
          const story = await context
            .getClient({apiVersion: API_VERSION})
            .fetch<unknown>(
              '*[_id == $entry][0].story->{_id, _type}',
              {entry},
              {perspective: 'drafts'},
            )
          return isDocument(story)
            ? S.document().documentId(story._id).schemaType(story._type)
            : S.document().documentId(entry).schemaType('editorialLog')
        }),
      ),
    stages: () =>
      STORY_STAGES.map((stage) =>
        S.listItem()
          .id(stage)
          .title(STAGE_TITLES[stage])
          .child(
            stories(stage, STAGE_TITLES[stage], `${AT_WORK} && workflow.stage == $stage`, {stage}),
          ),
      ),
    desks: () =>
      Object.entries(DESKS).map(([desk, title]) =>
        S.listItem()
          .id(desk)
          .title(title)
          .child(stories(desk, title, `${AT_WORK} && workflow.desk == $desk`, {desk})),
      ),
    sections: () =>
      named('sections', TagIcon).child(
        S.documentTypeList('section')
          .id('sections')
          .title(titles.sections)
          .child((section) =>
            stories(section, titles.stories, `${AT_WORK} && section._ref == $section`, {section}),
          ),
      ),
    intakeRuns: () =>
      named('intakeRuns', InboxIcon).child(() =>
        importRuns(S, context, (run, title) => stories(run, title, RUN_FILTER, {run})),
      ),
  }
}

const MOST_URGENT: NonNullable<DeskList['order']> = [
  {field: 'workflow.priority', direction: 'desc'},
  {field: '_updatedAt', direction: 'desc'},
]

/** A person of two roles sees what waits for both once. */
function uniqueById(lists: readonly DeskList[]): DeskList[] {
  return [...new Map(lists.map((list) => [list.id, list])).values()]
}

function isDocument(value: unknown): value is {_id: string; _type: string} {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_id' in value &&
    typeof value._id === 'string' &&
    '_type' in value &&
    typeof value._type === 'string'
  )
}

import {ArchiveIcon} from '@sanity/icons/Archive'
import {CaseIcon} from '@sanity/icons/Case'
import {ImagesIcon} from '@sanity/icons/Images'
import {InboxIcon} from '@sanity/icons/Inbox'
import {TiersIcon} from '@sanity/icons/Tiers'
import {type StructureBuilder, type StructureResolver} from 'sanity/structure'
import {DESKS} from '../../newsroom/desks.ts'
import {PICTURE_STAGES, STORY_STAGES} from '../../newsroom/model.ts'
import {STAGE_TITLES} from '../../newsroom/workflow.ts'

const API_VERSION = '2025-02-19'

/** Stories that somebody still has to do something about; spiked and killed ones have their list. */
const AT_WORK = '_type == "article" && coalesce(pubStatus, "usable") == "usable"'

/** The newsroom as its people look at it: what came in, what stands where, who has it. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('newsroom')
    .title('Newsroom')
    .items([
      S.listItem()
        .id('intake')
        .title('Intake')
        .icon(InboxIcon)
        .child(articles(S, 'intake', 'Intake', `${AT_WORK} && workflow.stage == "intake"`)),
      S.listItem()
        .id('stages')
        .title('By stage')
        .icon(TiersIcon)
        .child(() => stages(S)),
      S.listItem()
        .id('desks')
        .title('By desk')
        .icon(CaseIcon)
        .child(() => desks(S)),
      S.documentTypeListItem('article').title('All stories'),
      S.divider(),
      S.documentTypeListItem('gallery').title('Galleries'),
      S.listItem()
        .id('captions')
        .title('Captions')
        .icon(ImagesIcon)
        .child(() => captions(S)),
      S.divider(),
      S.documentTypeListItem('correction').title('Corrections'),
      S.documentTypeListItem('section').title('Sections'),
      S.documentTypeListItem('person').title('People'),
      S.documentTypeListItem('place').title('Places'),
      S.documentTypeListItem('creditSource').title('Credit sources'),
      S.divider(),
      S.documentTypeListItem('readerExample').title('Rule examples'),
      S.documentTypeListItem('importRecord').title('Import records').icon(ArchiveIcon),
    ])

function stages(S: StructureBuilder) {
  const stage = (name: (typeof STORY_STAGES)[number]) =>
    S.listItem()
      .id(name)
      .title(STAGE_TITLES[name])
      .child(
        articles(S, name, STAGE_TITLES[name], `${AT_WORK} && workflow.stage == $stage`, {
          stage: name,
        }),
      )
  return S.list()
    .id('stages')
    .title('By stage')
    .items([
      ...STORY_STAGES.map(stage),
      S.divider(),
      S.listItem()
        .id('down')
        .title('Withdrawn, killed, spiked')
        .child(
          articles(
            S,
            'down',
            'Withdrawn, killed, spiked',
            '_type == "article" && pubStatus in ["withheld", "canceled"]',
          ),
        ),
    ])
}

function desks(S: StructureBuilder) {
  return S.list()
    .id('desks')
    .title('By desk')
    .items(
      Object.entries(DESKS).map(([desk, title]) =>
        S.listItem()
          .id(desk)
          .title(title)
          .child(articles(S, desk, title, `${AT_WORK} && workflow.desk == $desk`, {desk})),
      ),
    )
}

function captions(S: StructureBuilder) {
  const list = (id: string, title: string, filter: string, params: Record<string, string> = {}) =>
    S.listItem()
      .id(id)
      .title(title)
      .child(
        S.documentList()
          .id(id)
          .title(title)
          .apiVersion(API_VERSION)
          .schemaType('caption')
          .filter(`_type == "caption" && ${filter}`)
          .params(params),
      )
  return S.list()
    .id('captions')
    .title('Captions')
    .items([
      ...PICTURE_STAGES.map((stage) =>
        list(stage, STAGE_TITLES[stage], 'workflow.stage == $stage', {stage}),
      ),
      S.divider(),
      list('uncredited', 'Without credit', '!defined(credit.line) && !defined(credit.source)'),
      list('noAlt', 'Without alternative text', 'defined(image.asset) && !defined(alt)'),
      list('noPicture', 'Without picture', '!defined(image.asset)'),
      S.documentTypeListItem('caption').title('All captions'),
    ])
}

function articles(
  S: StructureBuilder,
  id: string,
  title: string,
  filter: string,
  params: Record<string, string> = {},
) {
  return S.documentList()
    .id(id)
    .title(title)
    .apiVersion(API_VERSION)
    .schemaType('article')
    .filter(filter)
    .params(params)
    .defaultOrdering([
      {field: 'workflow.priority', direction: 'desc'},
      {field: '_updatedAt', direction: 'desc'},
    ])
}

import {type Hono} from 'hono'
import {type Role} from '../access/roles.ts'
import {hangUp, type LakeContext} from '../context.ts'
import {type JsonObject} from '../documents/json.ts'
import {accessOf, datasetOf, type LakeEnv, type LakeRequest, manages, signedIn} from './lake-env.ts'
import {readJsonBody, readOptionalBody} from './read-body.ts'
import {boom} from './wire-error.ts'

/** What Studio and command line go by. Comments and tasks would need a dataset of their own. */
const FEATURES = ['contentReleases', 'crossDatasetReferences', 'privateDataset']

/** Nobody remembers when; the Studio wants a time. */
const CREATED_AT = '2026-01-01T00:00:00Z'

/** The project around the documents: datasets, members, roles. */
export function projectRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.get('/projects', (context) => {
    signedIn(context)
    return context.json([describeProject(context, lake)])
  })

  app.get('/projects/:project', (context) => context.json(describeProject(context, lake)))

  app.on('GET', ['/projects/:project/datasets/:dataset/acl', '/data/acl/:dataset'], (context) => {
    return context.json(accessOf(context, lake, datasetOf(context, lake)).grants)
  })

  app.on('GET', ['/projects/:project/datasets', '/datasets'], (context) => {
    const profile = context.get('options').get('datasetProfile')
    if (profile !== undefined && profile !== 'content') return context.json([])
    const {user} = context.get('viewer')
    const seen = lake.datasets.list().filter(({aclMode}) => user !== null || aclMode === 'public')
    return context.json(
      seen.map(({name, aclMode, createdAt}) => ({
        name,
        aclMode,
        createdAt,
        createdByUserId: null,
        addonFor: null,
        datasetProfile: 'content',
        features: [],
        tags: [],
      })),
    )
  })

  app.on('PUT', ['/projects/:project/datasets/:dataset', '/datasets/:dataset'], async (context) => {
    manages(context, lake)
    const name = context.req.param('dataset')
    if (!lake.datasets.isName(name)) throw boom(400, `"${name}" is no name for a dataset`)
    if (lake.datasets.get(name)) throw boom(409, `Dataset "${name}" already exists`)
    const {aclMode = 'public'} = await readOptionalBody(context)
    lake.datasets.set(name, aclModeOf(aclMode))
    return context.json({datasetName: name, aclMode: aclModeOf(aclMode)})
  })

  app.on(
    'PATCH',
    ['/projects/:project/datasets/:dataset', '/datasets/:dataset'],
    async (context) => {
      manages(context, lake)
      const {name} = datasetOf(context, lake).info
      const {aclMode} = await readJsonBody(context)
      lake.datasets.set(name, aclModeOf(aclMode))
      hangUp(lake, ({dataset, userId}) => dataset === name && userId === null)
      return context.json({datasetName: name, aclMode: aclModeOf(aclMode)})
    },
  )

  app.on('DELETE', ['/projects/:project/datasets/:dataset', '/datasets/:dataset'], (context) => {
    manages(context, lake)
    const {name} = datasetOf(context, lake).info
    hangUp(lake, ({dataset}) => dataset === name)
    lake.datasets.remove(name)
    return context.json({deleted: true})
  })

  app.get('/projects/:project/datasets/:dataset/settings/indexing', (context) => {
    return context.json({settings: {}})
  })

  app.get('/projects/:project/grants', (context) => {
    signedIn(context)
    const read = {grants: [{name: 'read', params: []}], config: {}}
    // Never `deployStudio`: the Studio would then upload its schema at every start.
    return context.json({'sanity.project': [read], 'sanity.project.members': [read]})
  })

  app.get('/projects/:project/roles', (context) => {
    return context.json(lake.roles.all.map((role) => describeRole(role)))
  })

  app.get('/projects/:project/roles/:role', (context) => {
    const role = lake.roles.all.find(({name}) => name === context.req.param('role'))
    if (!role) throw boom(404, 'There is no such role')
    return context.json(describeRole(role))
  })

  app.on('GET', ['/features', '/projects/:project/features'], (context) => context.json(FEATURES))
}

function describeRole({name, title, description}: Role): JsonObject {
  return {
    name,
    title,
    description,
    isCustom: false,
    appliesToUsers: true,
    appliesToRobots: true,
    grants: {},
  }
}

function aclModeOf(mode: unknown): 'public' | 'private' {
  if (mode === 'public' || mode === 'private') return mode
  throw boom(400, '"aclMode" must be "public" or "private"')
}

function describeProject(context: LakeRequest, lake: LakeContext): JsonObject {
  const {user: me} = context.get('viewer')
  const members = lake.users.list().map((user) => {
    const roles = lake.roles.titlesOf(user).map(({name, title}) => ({name, title}))
    return {
      id: user.id,
      role: roles[0]?.name ?? '',
      roles,
      isRobot: user.isRobot === true,
      isCurrentUser: user.id === me?.id,
      createdAt: user.createdAt,
    }
  })
  return {
    id: lake.projectId,
    displayName: lake.projectId,
    studioHost: null,
    // Keeps the Studio from asking for Dashboard, Canvas and Media Library.
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    activityFeedEnabled: false,
    createdAt: CREATED_AT,
    maxRetentionDays: 3650,
    members: me ? members : [],
    features: [],
    metadata: {},
  }
}

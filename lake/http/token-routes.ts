import {type Hono} from 'hono'
import {type TokenInfo} from '../access/tokens.ts'
import {hangUp, type LakeContext} from '../context.ts'
import {type LakeEnv, manages} from './lake-env.ts'
import {readJsonBody} from './read-body.ts'
import {boom} from './wire-error.ts'

const LONGEST_LABEL = 200

/** Tokens while the lake runs, for those who may manage everything. */
export function tokenRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.get('/projects/:project/tokens', (context) => {
    manages(context, lake)
    return Response.json(lake.tokens.list())
  })

  app.post('/projects/:project/tokens', async (context) => {
    manages(context, lake)
    const {userId, label = ''} = await readJsonBody(context)
    const user = typeof userId === 'string' ? lake.users.get(userId) : undefined
    if (!user) throw boom(400, '"userId" must be the id of a user')
    if (typeof label !== 'string' || label.length > LONGEST_LABEL) {
      throw boom(400, `"label" must be a text of ${LONGEST_LABEL} characters at most`)
    }
    // Shown this once: only its hash is kept.
    const key = lake.tokens.create({userId: user.id, label})
    const check = lake.tokens.check(key)
    const id = check.state === 'valid' ? check.token.id : ''
    return Response.json({id, key, userId: user.id, label})
  })

  // The same, as Sanity's command line asks for them.
  app.get('/access/project/:project/robots', (context) => {
    manages(context, lake)
    const tokens = lake.tokens.list().filter(({kind}) => kind === 'program')
    const data = tokens.map((token) => describeRobot(token, lake))
    return Response.json({data, nextCursor: null, totalCount: data.length})
  })

  const paths = ['/projects/:project/tokens/:id', '/access/project/:project/robots/:id']
  app.on('DELETE', paths, (context) => {
    manages(context, lake)
    const id = context.req.param('id') ?? ''
    if (!lake.tokens.list().some((token) => token.id === id)) throw boom(404, 'No such token')
    lake.tokens.revoke(id)
    hangUp(lake, ({tokenId}) => tokenId === id)
    return Response.json({deleted: true})
  })
}

function describeRobot({id, userId, label, createdAt, expiresAt}: TokenInfo, lake: LakeContext) {
  const roleNames = lake.users.get(userId)?.roles ?? []
  const membership = {resourceType: 'project', resourceId: lake.projectId, roleNames}
  return {id, label, createdAt, expiresAt, memberships: [membership]}
}

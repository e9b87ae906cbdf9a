import {type Hono} from 'hono'
import {type LakeContext} from '../context.ts'
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
    return Response.json({key, userId: user.id, label})
  })

  app.delete('/projects/:project/tokens/:id', (context) => {
    manages(context, lake)
    const id = context.req.param('id')
    if (!lake.tokens.list().some((token) => token.id === id)) throw boom(404, 'No such token')
    lake.tokens.revoke(id)
    lake.streams.end((owner) => owner.tokenId === id)
    return Response.json({deleted: true})
  })
}

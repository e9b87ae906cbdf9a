import {type Hono} from 'hono'
import {type AddedOrigin} from '../access/added-origins.ts'
import {readOrigin} from '../access/origins.ts'
import {type LakeContext} from '../context.ts'
import {type JsonObject} from '../documents/json.ts'
import {type LakeEnv, manages, signedIn} from './lake-env.ts'
import {readJsonBody} from './read-body.ts'
import {boom} from './wire-error.ts'

/** The pages that may ask from a browser, as Sanity's command line lists and changes them. */
export function originRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.get('/projects/:project/cors', (context) => {
    signedIn(context)
    return context.json(listOrigins(lake).map((origin) => describe(origin, lake)))
  })

  app.post('/projects/:project/cors', async (context) => {
    manages(context, lake)
    const {origin: text, allowCredentials = false} = await readJsonBody(context)
    const origin = typeof text === 'string' ? readOrigin(text) : undefined
    if (origin === undefined) {
      const example = 'give scheme, host and port of one page alone, such as http://localhost:3000'
      throw boom(400, `${JSON.stringify(text ?? '')} is not an origin: ${example}`)
    }
    if (typeof allowCredentials !== 'boolean') {
      throw boom(400, '"allowCredentials" must be true or false')
    }
    if (lake.origins.isAllowed(origin)) throw boom(409, `${origin} is allowed already`)
    return context.json(describe(lake.addedOrigins.add(origin, allowCredentials), lake))
  })

  app.delete('/projects/:project/cors/:id', (context) => {
    manages(context, lake)
    const id = Number(context.req.param('id'))
    const found = listOrigins(lake).find((one) => one.id === id)
    if (!found) throw boom(404, 'There is no such origin')
    if (id < 0) {
      throw boom(409, `${found.origin} was given when the lake was started; leave it out there`)
    }
    lake.addedOrigins.remove(id)
    return context.json({id, deleted: true})
  })
}

/** Those that cannot be removed have ids below zero. */
function listOrigins({origins, addedOrigins}: LakeContext): AddedOrigin[] {
  const given = origins.given().map((origin, index): AddedOrigin => {
    return {id: -1 - index, origin, allowCredentials: true, createdAt: NOBODY_KNOWS}
  })
  return [...given, ...addedOrigins.list()]
}

const NOBODY_KNOWS = '2026-01-01T00:00:00Z'

function describe({createdAt, ...rest}: AddedOrigin, {projectId}: LakeContext): JsonObject {
  return {...rest, projectId, createdAt, updatedAt: createdAt, deletedAt: null}
}

import {type Hono} from 'hono'
import {type LakeContext} from '../context.ts'
import {describeHook, type Hook, InvalidHookError} from '../hooks/hook.ts'
import {type LakeEnv, type LakeRequest, manages} from './lake-env.ts'
import {readJsonBody} from './read-body.ts'
import {boom} from './wire-error.ts'

/** Webhooks: who may manage everything says what is sent where. */
export function hookRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  const {hooks} = lake

  app.get('/hooks/projects/:project', (context) => {
    manages(context, lake)
    return Response.json(hooks.list().map(describeHook))
  })

  app.post('/hooks/projects/:project', async (context) => {
    manages(context, lake)
    const description = await readJsonBody(context)
    return Response.json(describeHook(orRefuse(() => hooks.create(description))))
  })

  app.get('/hooks/projects/:project/:id', (context) => {
    manages(context, lake)
    return Response.json(describeHook(hookOf(context, lake)))
  })

  app.put('/hooks/projects/:project/:id', async (context) => {
    manages(context, lake)
    const hook = hookOf(context, lake)
    const changes = await readJsonBody(context)
    return Response.json(describeHook(orRefuse(() => hooks.update(hook, changes))))
  })

  app.delete('/hooks/projects/:project/:id', (context) => {
    manages(context, lake)
    hooks.remove(hookOf(context, lake).id)
    return Response.json({deleted: true})
  })

  app.get('/hooks/projects/:project/:id/attempts', (context) => {
    manages(context, lake)
    return Response.json(hooks.attempts(hookOf(context, lake).id))
  })
}

function hookOf(context: LakeRequest, {hooks}: LakeContext): Hook {
  const hook = hooks.get(context.req.param('id') ?? '')
  if (hook) return hook
  throw boom(404, 'There is no such webhook')
}

function orRefuse(work: () => Hook): Hook {
  try {
    return work()
  } catch (error) {
    if (error instanceof InvalidHookError) throw boom(400, error.message)
    throw error
  }
}

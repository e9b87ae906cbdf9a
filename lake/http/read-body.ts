import {type Context} from 'hono'
import {gunzipSync} from 'node:zlib'
import {isRecord} from '../documents/json.ts'
import {boom} from './wire-error.ts'

const LARGEST_JSON = 8 * 1024 * 1024

/**
 * The JSON object in the body of a request. Throws 415 for other types (a form of a strange page can
 * send text, but never JSON), 413 for more than 8 MB, packed or unpacked, and 400 for anything that
 * is no JSON object in UTF-8.
 */
export async function readJsonBody(context: Context): Promise<Record<string, unknown>> {
  const value = await readJsonValue(context)
  if (isRecord(value)) return value
  throw boom(400, 'The body must be a JSON object')
}

/** {@link readJsonBody}; nothing at all is an empty object, as clients send it without options. */
export async function readOptionalBody(context: Context): Promise<Record<string, unknown>> {
  const isAbsent = context.req.header('content-type') === undefined
  if (isAbsent && (await readBytes(context, LARGEST_JSON)).length === 0) return {}
  return readJsonBody(context)
}

/** {@link readJsonBody} for the one endpoint that takes a list. */
export async function readJsonValue(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    throw boom(415, 'The body must be sent as application/json')
  }
  const text = decode(unpack(await readBytes(context, LARGEST_JSON), context))
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw boom(
      400,
      `Malformed JSON in request body: ${cause instanceof Error ? cause.message : ''}`,
    )
  }
}

/** The body as it came. Throws 413 as soon as it is larger than `most` bytes. */
export async function readBytes(context: Context, most: number): Promise<Buffer> {
  const {body, headers} = context.req.raw
  if (Number(headers.get('content-length') ?? 0) > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function unpack(bytes: Buffer, context: Context): Buffer {
  const encoding = context.req.header('content-encoding') ?? 'identity'
  if (encoding === 'identity') return bytes
  if (encoding !== 'gzip') throw boom(415, `The content encoding "${encoding}" is not supported`)
  try {
    return gunzipSync(bytes, {maxOutputLength: LARGEST_JSON})
  } catch (cause) {
    const isTooLarge =
      cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooLarge ? tooLarge(LARGEST_JSON) : boom(400, 'The body is not gzip, as it says')
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    throw boom(400, 'The body is not UTF-8')
  }
}

function tooLarge(most: number) {
  return boom(413, `The body is larger than ${most} bytes; send it in parts`)
}

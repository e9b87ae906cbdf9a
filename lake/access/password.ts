import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto'
import {promisify} from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const KEY_LENGTH = 32

/** `scrypt$<salt>$<key>`, for `passwordHash` of a user. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, KEY_LENGTH)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** False for a wrong password, and for a hash that is none of ours. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, salt = '', key = ''] = hash.split('$')
  const expected = Buffer.from(key, 'base64url')
  if (kind !== 'scrypt' || expected.length !== KEY_LENGTH) return false
  const actual = await derive(password, Buffer.from(salt, 'base64url'), KEY_LENGTH)
  return timingSafeEqual(actual, expected)
}

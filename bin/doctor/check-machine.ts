import {once} from 'node:events'
import {access, constants, statfs} from 'node:fs/promises'
import {createServer} from 'node:net'
import {type Finding} from './finding.ts'

const LEAST_NODE = [22, 18] as const

export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  const message = `This is Node ${version}.`
  if (isEnough) return {check: 'node', state: 'ok', message}
  const remedy = `It takes ${LEAST_NODE.join('.')} or newer: run "npm ci", which brings its own.`
  return {check: 'node', state: 'fault', message, remedy}
}

/** The one part that is compiled for each kind of machine. */
export async function checkPictures(): Promise<Finding> {
  try {
    const {default: sharp} = await import('sharp')
    const message = `Pictures are read with libvips ${sharp.versions.vips}.`
    return {check: 'pictures', state: 'ok', message}
  } catch {
    const message = 'sharp, which reads pictures, cannot be loaded.'
    return {check: 'pictures', state: 'fault', message, remedy: 'Run "npm ci" on this machine.'}
  }
}

export async function checkFolder(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return {check: 'folder', state: 'ok', message: `${folder} can be read and written.`}
  } catch {
    const message = `${folder} cannot be read and written.`
    const remedy = 'Change its permissions to those of whoever runs the newsroom.'
    return {check: 'folder', state: 'fault', message, remedy}
  }
}

const GIGABYTE = 1024 ** 3
const ENOUGH = GIGABYTE
const TOO_LITTLE = GIGABYTE / 10

/** Kinds of file systems by the number that Linux gives them. */
const NETWORK = new Map([
  [0x6969, 'NFS'],
  [0x51_7b, 'SMB'],
  [0xfe_53_4d_42, 'SMB'],
  [0xff_53_4d_42, 'CIFS'],
])
const TMPFS = 0x01_02_19_94

export async function checkDisk(folder: string): Promise<Finding[]> {
  const {bavail, bsize, type} = await statfs(folder)
  return [describeSpace(bavail * bsize), describeKind(folder, type)]
}

export function describeSpace(free: number): Finding {
  const message = `${(free / GIGABYTE).toFixed(1)} GB are free.`
  if (free >= ENOUGH) return {check: 'disk', state: 'ok', message}
  const remedy = 'Free some space: on a full disk nothing can be stored.'
  return {check: 'disk', state: free < TOO_LITTLE ? 'fault' : 'warning', message, remedy}
}

export function describeKind(folder: string, type: number): Finding {
  const network = NETWORK.get(type)
  if (network !== undefined) {
    const message = `${folder} lies on a network drive (${network}), where SQLite cannot keep its promises.`
    return {check: 'disk', state: 'fault', message, remedy: 'Move it to a local disk.'}
  }
  if (type === TMPFS) {
    const message = `${folder} lies in memory, and is gone when the machine is switched off.`
    return {check: 'disk', state: 'warning', message, remedy: 'Move it to a disk.'}
  }
  return {check: 'disk', state: 'ok', message: 'It is a local disk.'}
}

/** @param ours ports on which this newsroom is running */
export async function checkPort(port: number, what: string, ours: number[]): Promise<Finding> {
  const check = 'ports'
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return {check, state: 'ok', message: `Port ${port} (${what}) is free.`}
  } catch (error) {
    if (ours.includes(port)) {
      return {check, state: 'ok', message: `Port ${port} (${what}) is used by this newsroom.`}
    }
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    const message =
      reason === 'EADDRINUSE'
        ? `Port ${port} (${what}) is used by another program.`
        : `Port ${port} (${what}) cannot be opened: ${reason}.`
    const remedy = 'Stop that program, or start with another --port-base.'
    return {check, state: 'warning', message, remedy}
  } finally {
    server.close()
  }
}

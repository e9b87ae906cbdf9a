import {parentPort} from 'node:worker_threads'
import {type Database, openReadOnly} from '../store/database.ts'
import {UNLIMITED} from './budget.ts'
import {QueryError, type QueryErrorType} from './parse-query.ts'
import {type QueryAnswer, type QueryRequest, runQuery} from './run-query.ts'

/** What the pool asks of a thread. */
export type WorkerTask =
  | {task: 'query'; file: string; request: QueryRequest}
  /** The file is about to be removed. */
  | {task: 'forget'; file: string}

/** What a thread answers, in the order of the queries. */
export type WorkerReply =
  | {reply: 'ready'}
  /** For a path that an index would help with: told at once, for the query may never be answered. */
  | {reply: 'wish'; path: string}
  | {reply: 'answer'; answer: QueryAnswer}
  | {reply: 'refused'; type: QueryErrorType; description: string; query: string; start: number}
  | {reply: 'failed'; description: string}

const databases = new Map<string, Database>()

parentPort?.on('message', (task: WorkerTask) => {
  if (task.task === 'forget') {
    databases.get(task.file)?.close()
    databases.delete(task.file)
    return
  }
  void answer(task.file, task.request).then(send)
})
send({reply: 'ready'})

function send(reply: WorkerReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(reply)
}

/** The whole query sees one moment of the dataset, however long it takes. */
async function answer(file: string, request: QueryRequest): Promise<WorkerReply> {
  const database = databaseOf(file)
  database.execute('begin')
  try {
    return {reply: 'answer', answer: await runQuery(database, request, {budget: UNLIMITED, wish})}
  } catch (error) {
    return error instanceof QueryError
      ? refused(error)
      : {reply: 'failed', description: String(error)}
  } finally {
    database.execute('rollback')
  }
}

function wish(path: string): void {
  send({reply: 'wish', path})
}

function databaseOf(file: string): Database {
  const database = databases.get(file) ?? openReadOnly(file)
  databases.set(file, database)
  return database
}

function refused({type, message, query, start}: QueryError): WorkerReply {
  return {reply: 'refused', type, description: message, query, start}
}

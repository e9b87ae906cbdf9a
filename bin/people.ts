import {type RoleName} from '../newsroom/access/roles.ts'

export interface Person {
  id: string
  name: string
  email: string
  role: RoleName
}

/** Who works in the demo newsroom: one for each role, and a second sub-editor for a second look. */
export const PEOPLE = [
  {id: 'rosa', name: 'Rosa Lindqvist', email: 'rosa@newsroom.example', role: 'reporter'},
  {id: 'sam', name: 'Sam Okafor', email: 'sam@newsroom.example', role: 'sub-editor'},
  {id: 'tom', name: 'Tom Adeyemi', email: 'tom@newsroom.example', role: 'sub-editor'},
  {id: 'priya', name: 'Priya Nair', email: 'priya@newsroom.example', role: 'picture-editor'},
  {id: 'lena', name: 'Lena Brandt', email: 'lena@newsroom.example', role: 'lawyer'},
  {id: 'dana', name: 'Dana Whitfield', email: 'dana@newsroom.example', role: 'duty-editor'},
  {id: 'adam', name: 'Adam Stone', email: 'adam@newsroom.example', role: 'administrator'},
  {id: 'vera', name: 'Vera Moss', email: 'vera@newsroom.example', role: 'viewer'},
] as const satisfies Person[]

export type PersonId = (typeof PEOPLE)[number]['id']

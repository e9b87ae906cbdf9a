/** What a lake knows beside documents. Each entry leads from one version to the next. */
export const CONTROL_SCHEMA = [
  `
  create table dataset (
    name text primary key,
    acl_mode text not null,
    created_at text not null
  ) strict;
  create table user (
    id text primary key,
    name text not null,
    email text not null,
    roles text not null,
    profile_image text,
    password_hash text,
    created_at text not null
  ) strict;
  create table token (
    id text primary key,
    hash text not null unique,
    user_id text not null references user (id) on delete cascade,
    kind text not null,
    label text not null,
    created_at text not null,
    expires_at text
  ) strict;
  create table key_value (
    user_id text not null references user (id) on delete cascade,
    key text not null,
    value text not null,
    primary key (user_id, key)
  ) strict, without rowid;
  `,
  `alter table user add column is_robot integer not null default 0;`,
  `create table setting (name text primary key, value text not null) strict;`,
  `
  create table hook (id text primary key, definition text not null) strict;
  create table hook_position (
    hook text not null references hook (id) on delete cascade,
    dataset text not null,
    sequence integer not null,
    primary key (hook, dataset)
  ) strict, without rowid;
  create table hook_attempt (
    key integer primary key,
    hook text not null references hook (id) on delete cascade,
    transaction_id text not null,
    document_id text not null,
    at text not null,
    status integer,
    failure text
  ) strict;
  `,
  `
  create table origin (
    id integer primary key,
    origin text not null unique,
    allow_credentials integer not null,
    created_at text not null
  ) strict;
  `,
]

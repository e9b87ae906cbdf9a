/** The tables of one dataset. Each entry leads from one version to the next; none is ever edited. */
export const DATASET_SCHEMA = [
  `
  create table document (
    key integer primary key,
    id text not null unique,
    published_id text not null,
    bundle text,
    type text not null,
    revision text not null,
    updated_at text not null,
    dotted integer not null,
    unpublishing integer not null,
    sequence integer not null,
    json text not null
  ) strict;
  create index document_group on document (published_id);
  create index document_type on document (type, sequence);
  create index document_sequence on document (sequence);

  create table reference (
    target text not null,
    source integer not null,
    path text not null,
    weak integer not null,
    local integer not null,
    inside integer not null,
    primary key (target, source, path)
  ) strict, without rowid;

  create table field (
    key integer primary key,
    path text not null,
    type text not null,
    ready integer not null,
    ordered integer not null,
    unique (path, type)
  ) strict;
  create table field_value (
    field integer not null,
    value any not null,
    document integer not null,
    primary key (field, value, document)
  ) strict, without rowid;

  create virtual table search using fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'"
  );
  create table progress (name text primary key, sequence integer not null) strict, without rowid;

  create table transactions (
    sequence integer primary key,
    id text not null unique,
    timestamp text not null,
    author text not null,
    cause text,
    request text,
    results text,
    digest text not null
  ) strict;
  create table event (
    key integer primary key,
    document_id text not null,
    kind text not null,
    previous_revision text,
    mutations text not null,
    apply text,
    revert text
  ) strict;
  create index event_document on event (document_id);
  `,
  // The documents of one release: the Studio's overview of a release asks for them again and again.
  `create index document_bundle on document (bundle) where bundle is not null;`,
  // How often the list of fields has changed: every connection keeps the list until this does.
  `
  insert into progress (name, sequence) values ('fields', 1);
  create trigger field_added after insert on field begin
    update progress set sequence = sequence + 1 where name = 'fields';
  end;
  create trigger field_changed after update on field begin
    update progress set sequence = sequence + 1 where name = 'fields';
  end;
  create trigger field_removed after delete on field begin
    update progress set sequence = sequence + 1 where name = 'fields';
  end;
  `,
  // Lists of a type are answered from the index alone: a document fills more than a page by itself.
  `
  drop index document_type;
  create index document_type on document
    (type, sequence, unpublishing, bundle, published_id, id, revision, updated_at);
  `,
  // Indexes by path tell null from what only cannot be looked up: they are made anew when asked for.
  `
  drop table field_value;
  create table field_value (
    field integer not null,
    value any not null,
    document integer not null,
    primary key (field, value, document)
  ) strict, without rowid;
  delete from field;
  `,
  // Ids are searched without their dots too, as `match` looks at them: all words are indexed anew.
  `
  insert into search (search) values ('delete-all');
  delete from progress where name = 'search';
  `,
]

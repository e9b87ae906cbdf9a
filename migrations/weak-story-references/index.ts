import {at, defineMigration, patch, set, unset} from '@sanity/migrate'

const STRONG_TARGETS =
  'count(targets[defined(before) || defined(after) || document._weak != true]) > 0'
const STRONG_LINKS = 'count(body[].markDefs[_type == "storyLink" && story._weak != true]) > 0'

/**
 * A story comes down whoever corrects or links to it, so these refer to it weakly. What was wrong is
 * no longer printed in the correction, which everybody may read; the correction's history keeps it.
 */
export default defineMigration({
  title: 'Make corrections and links let go of stories',
  documentTypes: ['article', 'correction'],
  filter: `(_type == "correction" && ${STRONG_TARGETS}) || (_type == "article" && ${STRONG_LINKS})`,
  migrate: {
    document({_id, _type, targets, body}) {
      const changes =
        _type === 'correction'
          ? keyed(targets).flatMap(([key, target]) => [
              ...weaken(['targets', key, 'document'], target['document']),
              ...['before', 'after']
                .filter((field) => field in target)
                .map((field) => at(['targets', key, field], unset())),
            ])
          : keyed(body).flatMap(([blockKey, {markDefs}]) =>
              keyed(markDefs).flatMap(([key, {story}]) =>
                weaken(['body', blockKey, 'markDefs', key, 'story'], story),
              ),
            )
      return changes.length > 0 ? patch(_id, changes) : undefined
    },
  },
})

type Path = Parameters<typeof at>[0]
type Fields = Record<string, unknown>

function weaken(path: Exclude<Path, string>, reference: unknown) {
  const isStrong = isFields(reference) && '_ref' in reference && reference['_weak'] !== true
  return isStrong ? [at([...path, '_weak'], set(true))] : []
}

/** The items of an array, each with what finds it again. */
function keyed(value: unknown): [{_key: string}, Fields][] {
  return (Array.isArray(value) ? value : []).flatMap((item: unknown): [{_key: string}, Fields][] =>
    isFields(item) && typeof item['_key'] === 'string' ? [[{_key: item['_key']}, item]] : [],
  )
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

import {Fragment} from 'react'
import {type Byline} from '../content/story.ts'
import {bylinePath} from '../paths.ts'
import {useView} from '../view/view.ts'

/** "By Jane Barlow and Tom Reed (pictures)", each name leading to that person's stories. */
export function BylineLine({bylines}: {bylines: readonly Byline[]}) {
  const view = useView()
  if (bylines.length === 0) return null
  return (
    <p className="byline">
      By{' '}
      {bylines.map(({name, role, person}, index) => (
        <Fragment key={`${index}-${name}`}>
          {separator(index, bylines.length)}
          {person?.slug ? (
            <a rel="author" href={view.link(bylinePath(person.slug))}>
              {name}
            </a>
          ) : (
            <span dir="auto">{name}</span>
          )}
          {role && ` (${role.toLowerCase()})`}
        </Fragment>
      ))}
    </p>
  )
}

function separator(index: number, count: number): string {
  if (index === 0) return ''
  return index === count - 1 ? ' and ' : ', '
}

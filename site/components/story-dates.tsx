import {type ReactNode} from 'react'
import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'
import {type StoryDates as Dates} from '../content/story.ts'
import {formatDay, formatMoment} from '../view/dates.ts'
import {useView} from '../view/view.ts'

interface StoryDatesProps {
  dates: Dates
  /** The page of the day under which the story stands. */
  dayPath?: string
}

/**
 * When a story was written and when it came here. A story out of the archive says its own date
 * first, and is never made to look newer than it is.
 */
export function StoryDates({dates: {own, live, updated}, dayPath}: StoryDatesProps) {
  const {publication} = useView()
  return (
    <p className="dates">
      {own && (
        <span className="own">
          First published <OfDay path={dayPath}>{formatPartialDate(own)}</OfDay>
        </span>
      )}
      {live && own && (
        <span>
          In our archive since <time dateTime={live}>{formatDay(live, publication)}</time>
        </span>
      )}
      {live && !own && (
        <OfDay path={dayPath}>
          <time dateTime={live}>{formatMoment(live, publication)}</time>
        </OfDay>
      )}
      {updated && (
        <span>
          Updated <time dateTime={updated}>{formatMoment(updated, publication)}</time>
        </span>
      )}
    </p>
  )
}

/** Leads to what else the paper had that day. */
function OfDay({path, children}: {path?: string; children: ReactNode}) {
  const {link} = useView()
  return path === undefined ? children : <a href={link(path)}>{children}</a>
}

import {type StoryDates as Dates} from '../content/story.ts'
import {formatPartialDate} from '../../newsroom/partial-date.ts'
import {formatDay, formatMoment} from '../view/dates.ts'
import {useView} from '../view/view.ts'

/**
 * When a story was written and when it came here. A story out of the archive says its own date
 * first, and is never made to look newer than it is.
 */
export function StoryDates({dates: {own, live, updated}}: {dates: Dates}) {
  const {publication} = useView()
  return (
    <p className="dates">
      {own && <span className="own">First published {formatPartialDate(own)}</span>}
      {live && own && (
        <span>
          In our archive since <time dateTime={live}>{formatDay(live, publication)}</time>
        </span>
      )}
      {live && !own && <time dateTime={live}>{formatMoment(live, publication)}</time>}
      {updated && (
        <span>
          Updated <time dateTime={updated}>{formatMoment(updated, publication)}</time>
        </span>
      )}
    </p>
  )
}

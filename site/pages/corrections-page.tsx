import {CorrectionText} from '../components/correction-list.tsx'
import {Pager, PAGE_SIZE, rowsFor} from '../components/story-list.tsx'
import {rowsOf} from '../content/fields.ts'
import {readCorrection} from '../content/read-correction.ts'
import {readStoryLink} from '../content/read-story-link.ts'
import {type ListedCorrectionRow} from '../content/rows.ts'
import {standingOf} from '../content/standing.ts'
import {type Correction, type StoryLink} from '../content/story.ts'
import {CORRECTIONS_QUERY} from '../queries.ts'
import {useView} from '../view/view.ts'
import {type Answer, type Asked} from './answer.ts'
import {pageOf} from './page-document.tsx'

/** `/corrections`: what we had wrong, newest first, each with the stories that it is about. */
export async function correctionsPage({read, now, page, view}: Asked): Promise<Answer> {
  const {menu, corrections} = await read(CORRECTIONS_QUERY, {
    now: now.toISOString(),
    ...rowsFor(page),
  })
  const entries = rowsOf(corrections).flatMap((row) => entryOf(row, now))
  return pageOf(view, {
    title: 'Corrections and clarifications',
    description: `What ${view.publication.name} had wrong, and what is right.`,
    path: '/corrections',
    menu,
    children: (
      <div className="text-page">
        <h1>Corrections and clarifications</h1>
        <section className="corrections" aria-label="Corrections">
          {entries.length === 0 && <p className="empty">There are none.</p>}
          <ul>
            {entries.slice(0, PAGE_SIZE).map((entry) => (
              <CorrectionEntry key={entry.correction.id} {...entry} />
            ))}
          </ul>
        </section>
        <Pager path="/corrections" page={page} hasOlder={corrections.length > PAGE_SIZE} />
      </div>
    ),
  })
}

interface Entry {
  correction: Correction
  stories: StoryLink[]
}

/** A correction may quote its story: it is shown only beside one that readers may have. */
function entryOf(row: ListedCorrectionRow, now: Date): Entry[] {
  const correction = readCorrection(row)
  const stories = rowsOf(row.stories)
    .filter((story) => standingOf(story, now) === 'open')
    .map(readStoryLink)
  return correction && stories.length > 0 ? [{correction, stories}] : []
}

function CorrectionEntry({correction, stories}: Entry) {
  const {link} = useView()
  return (
    <li id={correction.id}>
      <CorrectionText correction={correction} />
      {stories.map(({id, path, headline}) => (
        <p key={id} dir="auto">
          {path ? <a href={`${link(path)}#corrections`}>{headline}</a> : headline}
        </p>
      ))}
    </li>
  )
}

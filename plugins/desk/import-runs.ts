import {distinctUntilChanged, map, type Observable} from 'rxjs'
import {
  type ComponentBuilder,
  type ListBuilder,
  type StructureBuilder,
  type StructureResolverContext,
} from 'sanity/structure'
import {formatMoment} from '../../newsroom/dates/zoned-time.ts'
import {RUNS_QUERY, runsOf} from './runs-query.ts'

/** A list of the runs that grows while one is under way. */
export function importRuns(
  S: StructureBuilder,
  {documentStore}: StructureResolverContext,
  storiesOf: (run: string, title: string) => ComponentBuilder,
): Observable<ListBuilder> {
  return documentStore
    .listenQuery(
      {fetch: RUNS_QUERY, listen: '*[_type == "importRecord"]'},
      {},
      {perspective: 'raw', tag: 'desk.runs'},
    )
    .pipe(
      map((rows: unknown) => runsOf(rows)),
      // A list that is made anew closes what is open beside it.
      distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
      map((runs) =>
        S.list()
          .id('intakeRuns')
          .title('Intake, run by run')
          .items(
            runs.map(({runId, importedAt, sources}) => {
              const title = `${formatMoment(importedAt)} · ${sources} ${sources === 1 ? 'source' : 'sources'}`
              return S.listItem()
                .id(runId)
                .title(title)
                .child(() => storiesOf(runId, title))
            }),
          ),
      ),
    )
}

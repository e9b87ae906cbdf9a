import {type ImportPlan} from '../archive/index.ts'

/**
 * What an import would do to one story, for a person:
 *
 *     new        bridge.txt: 4 paragraphs, a gallery of 3
 *     changed    harbour.txt
 *       caption-20161101-…-02: text
 *       suggested for caption-20161101-…-01, text: "A big lock"
 *       to look at: No rule knows the credit “Zoomwerk”
 */
export function describePlan(plan: ImportPlan): string {
  const {outcome, source, created, updated, removed, suggestions, importRecord} = plan
  const isNew = outcome === 'new'
  return [
    `${outcome.padEnd(10)} ${source}${isNew ? `: ${contentOf(plan)}` : ''}`,
    ...(isNew ? [] : created.map((id) => `made: ${id}`)),
    ...updated.map(({id, fields}) => `${id}: ${fields.join(', ')}`),
    ...removed.map((id) => `taken out: ${id}`),
    ...(outcome === 'unchanged'
      ? []
      : [
          ...suggestions.map(
            ({target, path, value}) => `suggested for ${target}, ${path}: ${shorten(value)}`,
          ),
          ...importRecord.review.map(({message}) => `to look at: ${message}`),
        ]),
  ].join('\n  ')
}

function contentOf({reading: {article, galleries}}: ImportPlan): string {
  const paragraphs = (article.body ?? []).filter(({_type}) => _type === 'block').length
  return [
    paragraphs === 1 ? '1 paragraph' : `${paragraphs} paragraphs`,
    ...galleries.map(({captions = []}) => `a gallery of ${captions.length}`),
  ].join(', ')
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`
}

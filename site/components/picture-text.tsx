import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {type Picture} from '../content/story.ts'
import {useView} from '../view/view.ts'

/**
 * What stands below a picture: the caption, then what it does not say itself (when and where the
 * picture was taken, who is in it), then, apart from both, whose picture it is.
 */
export function PictureText({picture}: {picture: Picture}) {
  const {edit, publication} = useView()
  const facts = factsOf(picture)
  const {text, credit, copyright} = picture
  const document = {id: picture.id, type: 'caption'} as const
  return (
    <>
      {text && (
        <p className="caption" dir="auto" {...edit(document, 'text')}>
          {text}
        </p>
      )}
      {facts.length > 0 && (
        <p className="facts" lang={publication.language}>
          {facts.join(' · ')}
        </p>
      )}
      {(credit || copyright) && (
        <p className="credit" lang={publication.language} {...edit(document, 'credit')}>
          {credit && `Picture: ${credit.line}`}
          {credit && copyright && ' · '}
          {copyright}
        </p>
      )}
    </>
  )
}

function factsOf({text = '', taken, places, people}: Picture): string[] {
  const unsaid = (name: string) => !text.toLowerCase().includes(name.toLowerCase())
  const date = taken && [taken.asPrinted, told(taken)].every((words) => !words || unsaid(words))
  return [
    ...(taken && date ? [`Taken ${told(taken)}`] : []),
    ...places.filter(unsaid),
    ...people.filter(unsaid),
  ]
}

function told(date: PartialDate): string {
  return formatPartialDate(date)
}

import {type KeyboardEvent, useEffect, useEffectEvent, useRef} from 'react'
import {type GridWork, type Onward} from './use-grid.ts'

interface Props {
  label: string
  text: string
  onFinish: GridWork['finish']
  onKeep: GridWork['keep']
  onBack: GridWork['isBack']
}

/** The cell as a field to write in. It grows with its text, over its neighbours. */
export function CellEditor({label, text, onFinish, onKeep, onBack}: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const isFinished = useRef(false)
  const keep = useEffectEvent(onKeep)
  const isBack = useEffectEvent(onBack)
  useEffect(() => {
    isBack()
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
    return () => {
      if (element && !isFinished.current) keep(element.value)
    }
  }, [])

  const finish = (value: string | undefined, then: Onward) => {
    // Leaving the field is the end as well, and comes after each of the others.
    if (isFinished.current) return
    isFinished.current = true
    onFinish(value, then)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const {value} = event.currentTarget
    if (event.key === 'Escape') finish(undefined, 'stay')
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish(value, 'fill')
    else if (event.key === 'Enter' && !event.altKey && !event.shiftKey) finish(value, 'down')
    else if (event.key === 'Tab') finish(value, event.shiftKey ? 'left' : 'right')
    else return
    event.preventDefault()
  }

  return (
    <textarea
      aria-label={label}
      className="nr-editor"
      defaultValue={text}
      onBlur={(event) => finish(event.currentTarget.value, 'stay')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      ref={field}
      rows={1}
      spellCheck
    />
  )
}

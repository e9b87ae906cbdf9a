import {type DragEvent, useState} from 'react'
import {droppedFiles} from './dropped-files.ts'
import {type NamedSource} from './named-source.ts'

/** Files and folders may be dropped anywhere on what gets these handlers, unless it is busy. */
export function useDrop(isBusy: boolean, onFiles: (sources: readonly NamedSource[]) => void) {
  const [isOver, setOver] = useState(false)
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      // Without this the browser would open the file in place of the Studio.
      event.preventDefault()
      event.dataTransfer.dropEffect = isBusy ? 'none' : 'copy'
      setOver(!isBusy)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(false)
      if (!isBusy) void droppedFiles(event.dataTransfer).then(onFiles)
    },
  }
  return {isOver, handlers}
}

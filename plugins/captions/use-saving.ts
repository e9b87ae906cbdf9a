import {useToast} from '@sanity/ui/toast'
import {useEffect, useEffectEvent, useRef} from 'react'
import {useTranslation} from 'sanity'
import {captionsNamespace} from './i18n/index.ts'
import {type StagedField} from './staged/edits.ts'
import {type BenchWork} from './use-bench.ts'

type GoTo = (id: string, field: StagedField) => void

/**
 * Saves, and says what came of it: where somebody else was faster, nothing was saved, and the first
 * cell that wants a decision is gone to. One save after the other: what is asked for while one runs is
 * about what was written meanwhile.
 */
export function useSaving(work: BenchWork, say: (text: string) => void): (goTo: GoTo) => void {
  const {t} = useTranslation(captionsNamespace)
  const toast = useToast()
  const due = useRef<GoTo>(undefined)

  const save = async (goTo: GoTo) => {
    try {
      const result = await work.save()
      if (result.ok) {
        const {documents, kept} = result
        const title = t('save.done', {count: documents})
        const description = kept.length > 0 ? t('save.kept', {count: kept.length}) : ''
        toast.push({id: TOAST, status: 'success', title, ...(description ? {description} : {})})
        return say([title, description].filter(Boolean).join('. '))
      }
      const {conflicts, gone, orderConflict} = result
      const [conflict] = conflicts
      if (conflict) goTo(conflict.id, conflict.field)
      const code = gone.length > 0 ? 'gone' : orderConflict ? 'order' : 'conflicts'
      const count = code === 'gone' ? gone.length : conflicts.length
      toast.push({...HELD, status: 'warning', title: t(`save.held.${code}`, {count})})
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error)
      toast.push({...HELD, status: 'error', title: t('save.failed'), description})
    }
  }

  const saveWhatIsLeft = useEffectEvent(() => {
    const goTo = due.current
    due.current = undefined
    if (goTo && work.bench.unsaved > 0) void save(goTo)
  })
  useEffect(() => {
    if (!work.saving) saveWhatIsLeft()
  }, [work.saving])

  return (goTo) => {
    if (work.bench.unsaved === 0) return
    if (work.saving) due.current = goTo
    else void save(goTo)
  }
}

/** One at a time: what the last save came to. */
const TOAST = 'newsroom-bench-save'
/** That nothing was saved stays in sight until it is read. */
const HELD = {id: TOAST, closable: true, duration: 60_000}

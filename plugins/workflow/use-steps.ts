import {useToast} from '@sanity/ui/toast'
import {useCallback, useState} from 'react'
import {useTranslation} from 'sanity'
import {workflowNamespace} from './i18n/index.ts'
import {type TransitionResult} from './run-transition.ts'

export interface Steps {
  running: boolean
  /**
   * Runs one step and says how it went, in the words of the person who took it. What holds it is
   * returned, and told as a warning; what Content Lake refuses is told and returns nothing.
   */
  run: (
    title: string,
    step: () => Promise<TransitionResult>,
    done?: string,
  ) => Promise<TransitionResult | undefined>
}

interface Options {
  /** Whoever runs the step shows what holds it: it is not said twice. */
  showsHolds?: boolean
}

/** How every button of the workflow does what it does. */
export function useSteps({showsHolds = false}: Options = {}): Steps {
  const {t} = useTranslation(workflowNamespace)
  const toast = useToast()
  const [running, setRunning] = useState(false)
  const run = useCallback<Steps['run']>(
    async (title, step, done) => {
      setRunning(true)
      try {
        const result = await step()
        if (result.ok) toast.push({status: 'success', title: done ?? t('step.done', {title})})
        else if (!showsHolds) {
          const description = result.holds.map(({what}) => `${what}.`).join(' ')
          toast.push({status: 'warning', title: t('step.held', {title}), description})
        }
        return result
      } catch (error) {
        const description = error instanceof Error ? error.message : String(error)
        toast.push({status: 'error', title: t('step.failed', {title}), description})
        return undefined
      } finally {
        setRunning(false)
      }
    },
    [t, toast, showsHolds],
  )
  return {running, run}
}

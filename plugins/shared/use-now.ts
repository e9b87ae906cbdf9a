import {useEffect, useState} from 'react'

/** The time, as often as sentences with "for 3 minutes" want it while nobody touches anything. */
export function useNow(everyMs = 30_000): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

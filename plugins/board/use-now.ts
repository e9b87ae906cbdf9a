import {useEffect, useState} from 'react'

/** The time, a minute exact: deadlines age on the wall while nobody touches anything. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

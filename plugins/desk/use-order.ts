import {useMemo, useState} from 'react'
import {useObservable} from 'react-rx'
import {catchError, of} from 'rxjs'
import {useKeyValueStore} from 'sanity'
import {type OrderName, type Orders} from './orders.ts'

/**
 * The order of a list that a person has chosen, kept with the person like their other likings in the
 * Studio. The list's own while nothing is chosen, and when the store cannot be asked.
 */
export function useOrder(list: string, orders: Orders): [OrderName, (order: OrderName) => void] {
  const store = useKeyValueStore()
  const key = `newsroom.desk.order.${list}`
  const kept = useMemo(() => store.getKey(key).pipe(catchError(() => of(null))), [store, key])
  const [chosen, choose] = useState<OrderName>()
  const known = useObservable(kept, null)
  const order = chosen ?? orders.find((one) => one === known) ?? orders[0]
  return [
    order,
    (next) => {
      choose(next)
      // It holds for this look at the list, whether it is kept or not.
      store.setKey(key, next).catch(() => undefined)
    },
  ]
}

import {type ReactNode} from 'react'
import {type Story} from '../content/story.ts'
import {type View} from '../view/view.ts'

export function storyHead(_view: View, _story: Story): ReactNode {
  return null
}

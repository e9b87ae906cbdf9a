import {useDocumentPairPermissions} from 'sanity'
import {publishedId} from '../../newsroom/ids.ts'
import {type StoryDocument} from '../../newsroom/model.ts'

/** Whether Content Lake lets this person change the draft as it is now. */
export function useMayEdit({_id, _type}: StoryDocument): boolean {
  const [permissions] = useDocumentPairPermissions({
    id: publishedId(_id),
    type: _type,
    permission: 'update',
  })
  return permissions?.granted ?? false
}

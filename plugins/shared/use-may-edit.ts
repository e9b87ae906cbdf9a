import {useDocumentPairPermissions} from 'sanity'
import {mayEdit} from '../../newsroom/access/may-edit.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {useActor} from './use-actor.ts'

/**
 * May this person change the words of the document as it stands? The rules say so by its stage, and
 * access control by its grants; what one of them refuses is not offered. Not before both are known.
 */
export function useMayEdit(document: StoryDocument | undefined): boolean {
  const actor = useActor()
  const [permissions] = useDocumentPairPermissions({
    id: publishedId(document?._id ?? ''),
    type: document?._type ?? 'article',
    permission: 'update',
  })
  return document !== undefined && mayEdit(document, actor) && permissions?.granted === true
}

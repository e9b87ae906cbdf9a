import {createDataAttribute} from '@sanity/visual-editing-standalone'
import {type SiteSettings} from '../site-options.ts'
import {type View} from '../view/view.ts'
import {inPreview} from './preview-path.ts'

/**
 * The view of readers, with every field marked by where it stands in the Studio. The marks are
 * attributes of their own, no characters hidden in the text: links, JSON-LD and plates keep whole.
 */
export function previewView(reader: View, settings: SiteSettings, perspective: string): View {
  const {projectId, dataset, studioOrigin} = settings
  return {
    ...reader,
    isPreview: true,
    perspective,
    link: inPreview,
    edit: ({id, type}, field) => ({
      'data-sanity': createDataAttribute({
        ...(studioOrigin ? {baseUrl: studioOrigin} : {}),
        projectId,
        dataset,
        id,
        type,
        path: field,
      }).toString(),
    }),
  }
}

import {PUBLICATION} from '../publication.ts'
import {type SiteSettings} from '../site-options.ts'
import {createImageAddresses} from '../view/image-addresses.ts'
import {type PageAssets, type View} from '../view/view.ts'

/** What readers' pages need besides documents. */
export function readerView(settings: SiteSettings, assets: PageAssets): View {
  return {
    publication: {...PUBLICATION, ...settings.publication},
    origin: settings.siteOrigin,
    images: createImageAddresses(settings),
    assets,
    link: (path) => path,
    edit: () => ({}),
    isPreview: false,
  }
}

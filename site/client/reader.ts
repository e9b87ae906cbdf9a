import {startLightbox} from './lightbox.ts'
import {followPage} from './live-page.ts'

startLightbox()
followPage()

// Paper cannot be scrolled: what nobody has scrolled to is fetched now.
addEventListener('beforeprint', () => {
  for (const image of document.images) image.loading = 'eager'
})

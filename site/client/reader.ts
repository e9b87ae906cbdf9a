import {startLightbox} from './lightbox.ts'
import {followPage} from './live-page.ts'

startLightbox()
followPage()

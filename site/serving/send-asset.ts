import {chooseCoding, inCoding} from './content-coding.ts'
import {type AssetFile} from './page-assets.ts'
import {BASE_HEADERS} from './security-headers.ts'

/** A built file. Its name changes with its text, so it may be kept for ever. */
export function sendAsset(request: Request, file: AssetFile | undefined): Response {
  if (file === undefined) {
    return new Response('There is no such file.\n', {
      status: 404,
      headers: {...BASE_HEADERS, 'content-type': 'text/plain; charset=utf-8'},
    })
  }
  const coding = chooseCoding(request.headers.get('accept-encoding'))
  return new Response(coding === 'identity' ? file.plain : inCoding(file.brotli, coding), {
    headers: {
      ...BASE_HEADERS,
      'content-type': file.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      'vary': 'accept-encoding',
      ...(coding === 'identity' ? {} : {'content-encoding': coding}),
    },
  })
}

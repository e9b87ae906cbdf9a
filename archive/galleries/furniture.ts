/**
 * Page chrome that crawlers take for text: words of buttons, players and advertisements. Whole
 * lines only; a paragraph that begins with "Close" is prose.
 */
const FURNITURE = new RegExp(
  `^(?:${[
    String.raw`(?:click|tap) (?:here )?(?:to|for) (?:enlarge|expand|zoom|see more|more|view (?:the )?gallery|copy)(?: (?:this |the )?image)?`,
    String.raw`enlarge(?: this)?(?: image)?|toggle caption|enlarge this image toggle caption`,
    String.raw`(?:hide|show|view|toggle) captions?|show caption hide caption|buy (?:this )?(?:photo|now)`,
    String.raw`(?:show|view|see) (?:all|more|gallery|full gallery|slideshow)(?: photos| images)?`,
    String.raw`share(?: this)?(?: image| photo| article| gallery| story| picture)?(?: on (?:facebook|twitter))?`,
    String.raw`(?:facebook|twitter|pinterest|whatsapp|email|tweet|share|print|linkedin|google\+|comment|more|connect|copy link)(?:[ |,]+(?:facebook|twitter|pinterest|whatsapp|email|tweet|share|print|linkedin|google\+|comment|more|connect|copy link))*`,
    String.raw`advertisements?|advert|ad|sponsored|promoted|anzeige|werbung|publicité|publicidad|publicidade|реклама|إعلان|广告|廣告|広告`,
    String.raw`(?:story|article) continues (?:below|after)(?: (?:the )?(?:advertisement|gallery|video|ad))?|continue reading(?: below)?`,
    String.raw`scroll down(?: (?:for|to see) (?:more|videos?|(?:the )?gallery|(?:more )?(?:pictures|photos|images)))?`,
    String.raw`close|next|prev|previous|previous next|prev next|next prev|next slideshows?|play video|play|pause|mute|loading\.*|replay|skip ad`,
    String.raw`(?:left|right) created with sketch\.?|created with sketch\.?`,
    String.raw`slideshow \(\d{1,3} images?\)|\d{1,3} (?:images|photos|pictures)`,
    String.raw`(?:sound )?(?:the )?gallery will resume in ?(?:\d+ )?seconds?|wait \d+ seconds? to continue`,
    String.raw`media playback is (?:unsupported|not supported) on (?:your|this) device\.?`,
    String.raw`(?:recommended|read more|related|most read|trending|more on this|top articles|see also|related articles?|most popular)`,
    String.raw`(?:sign up|subscribe|log in|register)(?: now)?|skip to (?:main )?content|back to top`,
    String.raw`edition:|photo gallery|image gallery|picture gallery|in pictures|view slideshow`,
    String.raw`(?:bild vergrößern|agrandir l['’]image|ampliar(?: imagen| imagem)?|увеличить|clique para ampliar|haga clic para ampliar|点击查看大图|查看原图|تكبير الصورة)`,
  ].join('|')})$`,
  'iu',
)

/** Longest line of page chrome. */
const LONGEST = 90

export function isFurniture(line: string): boolean {
  return line.length <= LONGEST && FURNITURE.test(line)
}

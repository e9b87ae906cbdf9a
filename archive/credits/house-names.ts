/** "Example Press Agency": what houses of photographers are called, and few others. */
export function isPictureHouse(list: readonly string[]): boolean {
  return list.length >= 2 && PICTURE_HOUSE.test(list.at(-1) ?? '')
}

const PICTURE_HOUSE =
  /^(?:agency|press|news|images|pictures|photos|photography|media|archive|features|syndication)$/i

/** Houses sign pictures, and are spoken of in the story besides. */
export function isHouse(list: readonly string[]): boolean {
  return list.some((word) => HOUSE.test(word))
}

const HOUSE =
  /^(?:Research|Museum|Press|Images?|Photos?|Photography|Pictures?|Media|News|Agency|Archives?|Library|Foundation|Trust|Society|Institute|Institution|Association|Committee|Council|Ministry|Department|Police|Constabulary|University|Studios?|Films?|Productions?|Entertainment|Television|TV|Radio|Gallery|Collection|Observatory|Service|Services|Group|Network|Center|Centre|Bureau|Office|Authority|Brigade|Rescue|Coastguard|Navy|Army|Forces?|Project|Union|Church|Commission|Company|Ltd|Inc\.?|Corp\.?|Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|Standard|Independent|Guardian|Magazine|Handout|FC|AFC|RFC)$/i

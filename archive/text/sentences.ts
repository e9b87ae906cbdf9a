/** Where the first sentence ends (behind its stop and closing quotes); −1 when it never does. */
export function sentenceEnd(text: string): number {
  for (const match of text.matchAll(/[.!?。！？]["'”’)\]]*(?=\s|$)/g)) {
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    if (match[0].startsWith('.') && ABBREVIATION.test(before)) continue
    const end = match.index + match[0].length
    const after = text.slice(end).trimStart()
    if (after === '' || /^["'“‘(]?[\p{Lu}\p{Lo}\d@]/u.test(after.slice(0, 3))) return end
  }
  return -1
}

/** A full stop behind these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("“])(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Sgt|Cpl|Lt|Col|Gen|Gov|Sen|Rep|Capt|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Calif|Ariz|Fla|Ga|Ill|Ind|Mass|Mich|Minn|Mo|Pa|Tenn|Va|Wash|Wis|Conn|Colo|Del|Ky|La|Md|Miss|Mont|Neb|Nev|Okla|Ore|Tex|Vt|\p{Lu}(?:\.\p{Lu})*)$/u

/** Words with which a sentence opens, and captions do not end. */
const OPENER =
  /^["'“‘]?(?:The|A|An|In|It|He|She|They|We|I|You|But|And|At|On|As|For|From|After|Before|Among|Mr|Mrs|Ms|This|That|These|Those|There|When|While|With|What|Who|His|Her|Their|Its|One|Two|Some|More|Most|Police|Officials|Earlier|Meanwhile|However|According|By|To|If|Since|During|Several|Many|Last|Over|Under|About|Although|Despite|Speaking|Asked|Only|Both|Each|Every|Another|Such|Nobody|Nearly|Almost|Hundreds|Thousands|Dozens|Even|Why|How|Where|Which|Yet|Later|Yesterday|Because|Until|Following|Then|Now|Here|Also|Der|Die|Das|Ein|Eine|Es|Er|Sie|Im|Am|Le|La|Les|Un|Une|Il|Elle|Los|Las|El|Una|O|Os|As|Um|Uma)$/

export function opensSentence(word: string): boolean {
  return OPENER.test(word) || /^["“„«]/.test(word)
}

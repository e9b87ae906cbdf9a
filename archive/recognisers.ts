import {Claims} from './galleries/claims.ts'
import {numberMembers} from './galleries/number-members.ts'
import {type Page, type Recogniser, type Run, extentOf} from './galleries/run.ts'
import {recogniseBbcImages} from './recognise/bbc-images.ts'
import {recogniseBracketedCredits} from './recognise/bracketed-credits.ts'
import {recogniseCountersBehind} from './recognise/counters-behind.ts'
import {recogniseCreditBelow} from './recognise/credit-below.ts'
import {recogniseCreditList} from './recognise/credit-list.ts'
import {recogniseCreditedLines} from './recognise/credited-lines.ts'
import {recogniseHideCaption} from './recognise/hide-caption.ts'
import {recogniseLabelledCaptions} from './recognise/labelled-captions.ts'
import {recogniseLeadingCounters} from './recognise/leading-counters.ts'
import {recogniseMsnSlides} from './recognise/msn-slides.ts'
import {recogniseNprImages} from './recognise/npr-images.ts'
import {recogniseNumberedPhotos} from './recognise/numbered-photos.ts'
import {recognisePipedCredit} from './recognise/piped-credit.ts'
import {recogniseShareButtons} from './recognise/share-buttons.ts'
import {recogniseTrailingCounters} from './recognise/trailing-counters.ts'
import {recogniseViewPhotos} from './recognise/view-photos.ts'

/**
 * Who reads the page, in this order; the first to claim a stretch keeps it. What counts its
 * pictures goes before what only signs them, and a layout that names itself before one that does
 * not.
 */
const RECOGNISERS: readonly Recogniser[] = [
  recogniseHideCaption, //       CNN            Photos: TITLE TEXT Hide Caption 3 of 12
  recogniseNprImages, //         NPR            Enlarge this image toggle caption CREDIT CREDIT
  recogniseMsnSlides, //         MSN            3/12 SLIDES © CREDIT ↵ TEXT
  recogniseTrailingCounters, //  Reuters        TEXT REUTERS/NAME … Close 3 / 12
  recogniseCountersBehind, //    Reuters        TEXT CREDIT 3 / 12 TEXT CREDIT 4 / 12
  recogniseLeadingCounters, //   Independent    3/12 TEXT CREDIT
  recogniseLabelledCaptions, //  picture desks  Caption: TEXT Credit: CREDIT
  recogniseNumberedPhotos, //    newsletters    Photo 1: TEXT CREDIT Photo 2: TEXT CREDIT
  recogniseBbcImages, //         BBC            Image copyright CREDIT Image caption TEXT
  recogniseShareButtons, //      Guardian       Facebook Twitter Pinterest TEXT Photograph: CREDIT
  recogniseViewPhotos, //        Yahoo          View photos TEXT CREDIT More TEXT CREDIT
  recogniseCreditList, //        TIME           NAME—AGENCY NAME—AGENCY … 1 of 54
  recogniseBracketedCredits, //  OC Register    TEXT (Photo by NAME, HOUSE) TEXT (Photo by …
  recognisePipedCredit, //       Politico       TEXT. | Getty BODY
  recogniseCreditBelow, //       TimesLIVE      TEXT ↵ Image: CREDIT
  recogniseCreditedLines, //     AP, Politico … TEXT (AP Photo/NAME), TEXT | Getty
]

/** Every run of captions of the page, in the order of the text; no character is in two of them. */
export function recogniseRuns(page: Page): Run[] {
  const claims = new Claims(page.text)
  const settled: Run[] = []
  for (const recognise of RECOGNISERS) {
    for (const run of recognise(page)) {
      const own = claims.settle(numberMembers(page.text, run))
      if (own) settled.push(own)
    }
  }
  return settled.sort((a, b) => startOf(a) - startOf(b))
}

function startOf(run: Run): number {
  return run.members.length === 0 ? Infinity : extentOf(run).from
}

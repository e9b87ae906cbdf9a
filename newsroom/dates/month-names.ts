/** How newspapers write the months: January first, each with all its spellings in one language. */
const CAPITALISED = [
  'january|jan|januar|jänner',
  'february|feb|februar',
  'march|mar|märz',
  'april|apr',
  'may|mai',
  'june|jun|juni',
  'july|jul|juli',
  'august|aug',
  'september|sept|sep',
  'october|oct|oktober',
  'november|nov',
  'december|dec|dezember',
]

/** Languages that write months small: French, Spanish, Portuguese, Italian, Russian. */
const SMALL = [
  'janvier|enero|janeiro|gennaio|января|январь|январе',
  'février|febrero|fevereiro|febbraio|февраля|февраль|феврале',
  'mars|marzo|março|марта|март|марте',
  'avril|abril|aprile|апреля|апрель|апреле',
  'mai|mayo|maio|maggio|мая|май|мае',
  'juin|junio|junho|giugno|июня|июнь|июне',
  'juillet|julio|julho|luglio|июля|июль|июле',
  'août|agosto|августа|август|августе',
  'septembre|septiembre|setembro|settembre|сентября|сентябрь|сентябре',
  'octobre|octubre|outubro|ottobre|октября|октябрь|октябре',
  'novembre|noviembre|novembro|ноября|ноябрь|ноябре',
  'décembre|diciembre|dezembro|dicembre|декабря|декабрь|декабре',
]

/** Arabic, with the names of the Levant and those of Egypt. */
const CASELESS = [
  'كانون الثاني|يناير',
  'شباط|فبراير',
  'آذار|مارس',
  'نيسان|أبريل|إبريل',
  'أيار|مايو',
  'حزيران|يونيو',
  'تموز|يوليو',
  'آب|أغسطس',
  'أيلول|سبتمبر',
  'تشرين الأول|أكتوبر',
  'تشرين الثاني|نوفمبر',
  'كانون الأول|ديسمبر',
]

const NUMBERS = new Map<string, number>()
const small = new Set<string>()
for (const list of [CAPITALISED, SMALL, CASELESS]) {
  for (const [index, names] of list.entries()) {
    for (const name of names.split('|')) {
      NUMBERS.set(name, index + 1)
      if (list === SMALL) small.add(name)
    }
  }
}

/** For an alternation: longest names first, since that takes the first that fits. */
export const MONTH_NAMES = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')

/**
 * 1 … 12 for the name of a month as its language spells it. `undefined` for "may" and for "Mars",
 * which are a verb and a planet: English wants a capital, French none.
 */
export function monthNumber(name: string): number | undefined {
  const folded = name.toLowerCase()
  const isSmall = /^\p{Ll}/u.test(name)
  const isCapital = /^\p{Lu}/u.test(name)
  const inCapitals = CAPITALISED.some((names) => names.split('|').includes(folded))
  if (isCapital && !inCapitals) return undefined
  if (isSmall && !small.has(folded)) return undefined
  return NUMBERS.get(folded)
}

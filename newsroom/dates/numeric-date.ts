import {isExists} from 'date-fns/isExists'

export interface NumericDate {
  /** EDTF; `undefined` when the day does not exist. */
  edtf?: string
  /** The two days that may be meant, the one that begins with the day first; the year alone is known. */
  either?: readonly [string, string]
}

/** Numbers alone: 2017-02-04, 2017/2/4, 04/02/2017, 04.02.2017 (day first, as on the Continent). */
export function readNumericDate(printed: string): NumericDate | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,][\d:. apmAPMGTUCZ+-]*)?$/.exec(printed)
  if (iso) return existingDay(iso[1], iso[2], iso[3])
  const local = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[ ,][\d:. apmAPMGTUCZ+-]*)?$/.exec(printed)
  if (!local) return undefined
  const [, first = '', sign, second = '', year = ''] = local
  if (sign === '.' || Number(first) > 12) return existingDay(year, second, first)
  if (Number(second) > 12 || first === second) return existingDay(year, first, second)
  const [dayFirst, monthFirst] = [
    existingDay(year, second, first).edtf,
    existingDay(year, first, second).edtf,
  ]
  return {edtf: year, ...(dayFirst && monthFirst ? {either: [dayFirst, monthFirst]} : {})}
}

export function existingDay(year = '', month = '', day = ''): NumericDate {
  if (!isExists(Number(year), Number(month) - 1, Number(day))) return {}
  return {edtf: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`}
}

/**
 * The last words of names of scenes and events: "Downing Street", "London Zoo", "Royal Courts of
 * Justice", "the Olympic Games". A photographer's name may stand right behind them, never with them.
 */
export function endsScene(word: string): boolean {
  return VENUE.test(word) || EVENT.test(word) || SCENE.test(word)
}

/** "Road", "Stadium": names of scenes end so, names of people and houses do not. */
export function isVenue(word: string): boolean {
  return VENUE.test(word)
}

/** "Remembrance Sunday", "London Fashion Week": names of days and of what happens on them. */
export function isEvent(word: string): boolean {
  return EVENT.test(word)
}

const EVENT =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|day|week|season|christmas|easter|eve|cup|final|finals|games|olympics|festival|championships?|open|tour|derby|prix|election|brexit)$/i

const VENUE =
  /^(?:stadium|arena|palace|street|road|avenue|lane|bridge|park|square|station|airport|cathedral|court|courts|hall|house|hotel|theatre|theater|tower|harbou?r|port|beach|island|islands|river|lake|mountain|mountains|valley|forest|castle|gardens?|plaza|prison|hospital|school|city|town|county|district|region|province|strip|coast|bay|border|mosque|temple|abbey|barracks|cemetery|memorial|racecourse|ground|parliament|senate|congress|kremlin|pentagon)$/i

const SCENE =
  /^(?:zoo|justice|circus|cross|gate|pier|quay|docks?|market|centre|center|crescent|terrace|wharf|common|heath|field|fields|hill|hills|woods?|reservoir|canal|wall|museum|gallery|academy|college|university|church|chapel|monument|mall|lawn|parade|marathon|carnival|ceremony|awards?|conference|summit|grand|national|league|trophy|medal|parkway|motorway|tunnel|terminal|camp|jungle|base|headquarters|university|infirmary|clinic|factory|plant|refinery|mine|building|buildings|estate|flats|dales?|moors?|downs|fens|broads|wolds|highlands|lowlands|peaks|lakes|desert|peninsula|glacier|crater|volcano|promenade|seafront|waterfront|sands|heights|canyon|falls|springs|viaduct|dam|marina)$/i

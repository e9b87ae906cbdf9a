/**
 * Places that a news reader knows, so that "Bangkok's flower market" is in Bangkok and "Iraq Jane
 * Roe/AP" is no person of three names. Not a list of all places: those are found by how captions
 * speak of them (`places.ts`).
 */
const COUNTRIES = `Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|
Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bermuda|Bhutan|Bolivia|
Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina|Botswana|Brazil|Britain|Great Britain|Brunei|
Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|
Chad|Chile|China|Colombia|Congo|Democratic Republic of Congo|Democratic Republic of the Congo|
Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Djibouti|Dominican Republic|
East Timor|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|
France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Greenland|Guatemala|Guinea|Guinea-Bissau|Guyana|
Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Northern Ireland|Isle of Man|
Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|
Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macedonia|Madagascar|
Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|
Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|
Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palestine|Palestinian Territories|Panama|
Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|
Samoa|Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|
Solomon Islands|Somalia|Somaliland|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|
Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tibet|Togo|Tonga|
Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|United Arab Emirates|UAE|
United Kingdom|UK|U.K.|United States|United States of America|USA|U.S.A.|US|U.S.|Uruguay|Uzbekistan|
Vanuatu|Vatican City|Venezuela|Vietnam|Wales|West Bank|Yemen|Zambia|Zimbabwe|Gaza|Gaza Strip|
Kurdistan|Kashmir|Crimea|Hong Kong|Macau|Catalonia|Bavaria|Sicily|Tuscany|Siberia|Chechnya|Darfur|
Europe|Africa|Asia|Antarctica|Arctic|British Virgin Islands|US Virgin Islands|Cayman Islands|Bermuda|
Guadeloupe|Martinique|Saint Martin|St Lucia|Antigua|Barbuda|Grenada|Dominica|Curacao|Curaçao|Aruba|
Falkland Islands|Falklands|Gibraltar|Guernsey|Guam|Réunion|Greenland|Faroe Islands|Svalbard|Zanzibar|
Majorca|Mallorca|Ibiza|Tenerife|Lanzarote|Gran Canaria|Crete|Corfu|Lampedusa|Sardinia|Corsica|Borneo|
Sumatra|Java|Phuket|Okinawa|Hokkaido|Key West|Long Island|Staten Island|Isle of Wight|Isle of Mull|
Isle of Skye|Anglesey|Orkney|Shetland|Lake District|Peak District|Yorkshire Dales|Scottish Highlands|
Cotswolds|Normandy|Brittany|Provence|Andalusia|Lombardy|Saxony|Flanders|Transylvania|Balkans|Caucasus|
Donbas|Donbass|Lapland|Scandinavia|Patagonia|Amazonas|Minas Gerais|Rajasthan|Assam|Uttarakhand|
Tamil Nadu|Maharashtra|West Bengal|Balochistan|Xinjiang|Inner Mongolia|Vatican|Golan Heights|Sinai`

const STATES = `Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|
Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|
Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|
North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|
South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming|
Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|Minn.|Miss.|
Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Tex.|Vt.|Va.|
Wash.|W.Va.|Wis.|Wyo.|D.C.|Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|
Nova Scotia|New Brunswick|Newfoundland|New South Wales|Queensland|Tasmania|Bedfordshire|Berkshire|
Buckinghamshire|Cambridgeshire|Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|Essex|
Gloucestershire|Hampshire|Herefordshire|Hertfordshire|Kent|Lancashire|Leicestershire|Lincolnshire|
Norfolk|Northamptonshire|Northumberland|Nottinghamshire|Oxfordshire|Shropshire|Somerset|
Staffordshire|Suffolk|Surrey|Sussex|Warwickshire|Wiltshire|Worcestershire|Yorkshire|Merseyside|
Tyne and Wear|West Midlands|Greater Manchester|Punjab|Sindh|Gujarat|Kerala|Bihar|Uttar Pradesh`

const CITIES = `Aberdeen|Abidjan|Abuja|Accra|Addis Ababa|Aden|Adelaide|Ahmedabad|Aleppo|Alexandria|
Algiers|Almaty|Amman|Amsterdam|Anchorage|Ankara|Antananarivo|Antwerp|Asmara|Asuncion|Athens|Atlanta|
Auckland|Austin|Baghdad|Baku|Bali|Baltimore|Bamako|Bangalore|Bangkok|Bangui|Barcelona|Basra|Bath|
Beijing|Beirut|Belfast|Belgrade|Benghazi|Berlin|Bern|Birmingham|Bishkek|Blackpool|Bogota|Bologna|
Bordeaux|Boston|Bradford|Brasilia|Bratislava|Brighton|Brisbane|Bristol|Brooklyn|Brussels|Bucharest|
Budapest|Buenos Aires|Buffalo|Calais|Calcutta|Calgary|Cambridge|Canberra|Cannes|Cape Town|Caracas|
Cardiff|Casablanca|Chennai|Chicago|Chisinau|Cincinnati|Cleveland|Cologne|Colombo|Conakry|
Copenhagen|Coventry|Croydon|Dakar|Dallas|Damascus|Dar es Salaam|Darwin|Delhi|Denver|Derby|Detroit|
Dhaka|Doha|Donetsk|Dover|Dresden|Dubai|Dublin|Dundee|Durban|Düsseldorf|Edinburgh|Edmonton|Erbil|
Exeter|Falluja|Fallujah|Ferguson|Florence|Frankfurt|Freetown|Fukushima|Geneva|Genoa|Glasgow|
Gothenburg|Guadalajara|Guangzhou|Halifax|Hamburg|Hanoi|Harare|Havana|Hebron|Helmand|Helsinki|
Hiroshima|Ho Chi Minh City|Hollywood|Homs|Honolulu|Houston|Hull|Hyderabad|Idlib|Indianapolis|
Islamabad|Istanbul|Izmir|Jakarta|Jalalabad|Jeddah|Jersey City|Jerusalem|Johannesburg|Juba|Kabul|
Kaliningrad|Kampala|Kandahar|Kansas City|Karachi|Kathmandu|Kharkiv|Khartoum|Kiev|Kyiv|Kigali|
Kinshasa|Kobani|Kolkata|Krakow|Kuala Lumpur|Kunduz|Kyoto|La Paz|Lagos|Lahore|Las Vegas|Leeds|
Leicester|Leipzig|Lesbos|Lille|Lima|Lincoln|Lisbon|Liverpool|Ljubljana|London|Los Angeles|
Louisville|Luanda|Lusaka|Luton|Lviv|Lyon|Madrid|Managua|Manchester|Manhattan|Manila|Maputo|
Marrakech|Marseille|Mecca|Medina|Melbourne|Memphis|Mexico City|Miami|Milan|Milton Keynes|
Milwaukee|Minneapolis|Minsk|Mogadishu|Mombasa|Monrovia|Montevideo|Montreal|Moscow|Mosul|Mumbai|
Munich|Nairobi|Nanjing|Naples|Nashville|Newark|New Delhi|New Orleans|New York City|Newcastle|Nice|
Nicosia|Norwich|Nottingham|Odessa|Oklahoma City|Orlando|Osaka|Oslo|Ottawa|Oxford|Palmyra|
Panama City|Paris|Perth|Peshawar|Philadelphia|Phnom Penh|Phoenix|Pittsburgh|Plymouth|Port-au-Prince|
Port Moresby|Port of Spain|Port-of-Spain|Portland|Porto|Portsmouth|Prague|Pretoria|Pyongyang|Qaraqosh|
Quetta|Quito|Rabat|Ramallah|Ramadi|Rangoon|Raqqa|Rawalpindi|Reading|Reykjavik|Riga|Rio de Janeiro|
Riyadh|Rome|Rotterdam|Sacramento|Salford|Salt Lake City|San Antonio|San Diego|San Francisco|
San Jose|San Juan|San Salvador|Sanaa|Santiago|Santo Domingo|Sao Paulo|São Paulo|Sarajevo|Seattle|
Seoul|Sevastopol|Shanghai|Sheffield|Shenzhen|Sinjar|Sirte|Skopje|Sofia|Southampton|Srebrenica|
St Petersburg|St. Petersburg|St. Louis|Stockholm|Stoke-on-Trent|Strasbourg|Stuttgart|Sunderland|
Swansea|Sydney|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|Tikrit|Tijuana|Tirana|
Tokyo|Toronto|Toulouse|Tripoli|Tunis|Turin|Ulaanbaatar|Utrecht|Valencia|Vancouver|Venice|Vienna|
Vilnius|Vladivostok|Warsaw|Washington|Washington D.C.|Washington DC|Wellington|Westminster|Winnipeg|
Wolverhampton|Wuhan|Yangon|Yerevan|York|Zagreb|Zurich|Whitehall|
Cork|Galway|Limerick|Londonderry|Armagh|Inverness|Grimsby|Huddersfield|Middlesbrough|
Scarborough|Bournemouth|Colchester|Ipswich|Southend|Margate|Ramsgate|Whitstable|
Folkestone|Eastbourne|Torquay|Penzance|Truro|Falmouth|Salisbury|Swindon|Cheltenham|
Gloucester|Hereford|Shrewsbury|Telford|Wigan|Rochdale|Oldham|Burnley|Aldershot|
Guildford|Slough|Windsor|Watford|Newport|Wrexham|Aberystwyth|Llandudno|Heathrow|
Gatwick|Brixton|Hackney|Peckham|Tottenham|Soho|Mayfair|Shoreditch|Albuquerque|Boise|
Charleston|Charlottesville|Des Moines|El Paso|Fresno|Hartford|Jacksonville|Long Beach|
Malibu|Oakland|Omaha|Palo Alto|Pasadena|Raleigh|Reno|San Bernardino|Santa Barbara|
Santa Fe|Santa Monica|Savannah|Scranton|Spokane|St. Paul|Tallahassee|Tucson|Tulsa|
Aarhus|Agadir|Aqaba|Avignon|Batumi|Bergen|Bilbao|Bodrum|Bruges|Cartagena|Chiang Mai|
Chittagong|Christchurch|Cordoba|Cuzco|Davos|Eindhoven|Fortaleza|Gaziantep|Gdansk|Ghent|
Goma|Granada|Graz|Guayaquil|Haifa|Hobart|Innsbruck|Irkutsk|Jaffna|Jaipur|Kano|Kirkuk|
Kumasi|Lausanne|Maiduguri|Malmö|Manaus|Mandalay|Medellin|Medellín|Monterrey|Murmansk|
Nantes|Nuremberg|Oaxaca|Odesa|Padua|Palermo|Pisa|Port Elizabeth|Port Louis|Pristina|
Recife|Reims|Rennes|Rostov|Rouen|Salzburg|Samarkand|Seville|Soweto|Surabaya|Tampere|
Tangier|Thessaloniki|Timbuktu|Trieste|Trondheim|Uppsala|Valletta|Varanasi|Verona|
Wroclaw`

const OTHER_SCRIPTS = `سوريا|العراق|مصر|لبنان|الأردن|فلسطين|غزة|القدس|دمشق|حلب|بغداد|الموصل|الرقة|
القاهرة|بيروت|عمان|الرياض|دبي|طرابلس|بنغازي|تونس|الجزائر|الرباط|صنعاء|عدن|الخرطوم|تركيا|أنقرة|
إسطنبول|طهران|إيران|باريس|لندن|موسكو|واشنطن|نيويورك|Москва|Москве|Москвы|Россия|России|
Санкт-Петербург|Санкт-Петербурге|Киев|Киеве|Украина|Украине|Минск|Минске|Берлин|Берлине|Париж|
Париже|Лондон|Лондоне|Сирия|Сирии|Алеппо|Дамаск|Донецк|Донецке|北京|上海|武汉|広州|广州|深圳|
香港|台北|东京|東京|大阪|京都|福島|福岛|南京|成都|重庆|天津|西安|杭州|서울|부산|평양|Berlin|München|
Köln|Wien|Zürich|Genf|Brüssel|Rom|Paris|Lyon|Marseille|Londres|Bruxelles|Genève|Moscou|Madrid|
Sevilla|Bogotá|Ciudad de México|México|Brasília|Rio de Janeiro|São Paulo|Lisboa|Deutschland|
Frankreich|España|Italia|Brasil|Rusia|Siria|Syrie|Irak|Alep|Mossoul|Athen|Warschau|Prag|Moskau`

/** Longest names have this many words. */
export const LONGEST_PLACE = 6

const PLACES = new Set(
  [COUNTRIES, STATES, CITIES, OTHER_SCRIPTS].flatMap((list) =>
    list.replaceAll('\n', '').split('|'),
  ),
)

/** Exactly a known place, spelled as newspapers do: "Iraq", "N.C.", "Port-of-Spain". */
export function isKnownPlace(name: string): boolean {
  return PLACES.has(name)
}

const FIRST_WORDS = new Set([...PLACES].map((place) => bareWord(place.split(' ', 1)[0] ?? '')))

/** A cheap first look: no known place begins with another word. */
export function mayBeginPlace(word: string): boolean {
  return FIRST_WORDS.has(bareWord(word))
}

/** Letters and digits at the beginning, behind quotes: `“London’s` → `London`. */
function bareWord(word: string): string {
  return /^["'“‘«(]*([\p{L}\p{M}\p{N}]*)/u.exec(word)?.[1] ?? ''
}

/** Directions and parts that belong to the place they stand before: "central London". */
export const PLACE_PART =
  /^(?:north|south|east|west|northern|southern|eastern|western|central|inner|outer|greater|upper|lower|north-east|north-west|south-east|south-west|northeast|northwest|southeast|southwest|northeastern|northwestern|southeastern|southwestern|north-eastern|north-western|south-eastern|south-western|downtown|rural)$/i

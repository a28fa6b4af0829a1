import type { Finder, PersonalDataSpan } from './subject.ts';

/**
 * Addresses down to the door. The coarse place (province, city, district, town) stays readable, because
 * it tells where a pain is and no one's home; the mask covers street or estate, number, building and room.
 */

const NUMERAL = '[0-9a-z零〇一二三四五六七八九十百甲乙丙丁]';
/** 12号, 3号楼, 甲12-3号, 88弄, 3栋, 2单元, 1203室, 5楼之3 */
const UNIT = `(?:第|附)?${NUMERAL}{1,5}(?:[-—#]${NUMERAL}{1,5}){0,3} ?(?:号楼|号院|号(?![线机店码字球型])|弄|栋|幢|座|单元|室|房(?![子价东间])|楼(?![主上下道梯顶盘])|层|门(?!店|口)|户(?!型|外)|组|队|井|排|#|f(?![a-z]))(?:之[0-9一二三四五六七八九]{1,2})?`;
const ROOM = '[0-9]{3,4}(?![0-9元块年人个度米瓦万毫])';
const GAP = '[ ,、/-]{0,2}';
const NAMED_PART = '[\\u4e00-\\u9fff]{2,10}?';
const TAIL = `(?:${GAP}(?:${NAMED_PART})?${UNIT}){0,5}(?:${GAP}${ROOM})?`;
const WAY = '(?:大道|大街|马路|胡同|路|街|巷|弄|里弄|条)';
const STREET = new RegExp(
  `${WAY}(?:[东西南北中]?[一二三四五六七八九十0-9]{0,2}[段路街巷])?${GAP}${UNIT}${TAIL}`,
  'g',
);
const ESTATE_END =
  '小区|花园|公寓|家园|新村|花苑|苑|大厦|广场|宿舍|山庄|名城|华府|公馆|庭院|佳苑|豪庭|雅居|家属院|社区|嘉园|新城|国际|中心|城|府|园|湾|庄|村|里|居|庭|郡|轩|阁|邸';
const ESTATE = new RegExp(
  `(?:${ESTATE_END})(?:[东西南北一二三四五六七八九十abcd0-9]{1,2}[区期])?${GAP}(?:${UNIT}${GAP}${UNIT}|${UNIT}${GAP}${ROOM}|[0-9]{1,3}-[0-9]{1,2}-[0-9]{2,4})${TAIL}`,
  'g',
);
const BARE_UNITS = new RegExp(
  `(?<![0-9a-z])[0-9a-z]{1,3}(?:号楼|栋|幢|座)${GAP}(?:[0-9a-z一二三四五六七八九十]{1,2}(?:单元|门|梯)${GAP}(?:[0-9]{1,2}[楼层]${GAP})?[0-9]{2,4}(?:室|房|号|户)?|[0-9]{3,4}(?:室|房|号|户))(?![0-9])`,
  'g',
);
const VILLAGE = new RegExp(`[\\u4e00-\\u9fff]{1,4}(?:村|屯|寨|庄)(?:委会)?${GAP}(?:${UNIT}){1,3}`, 'g');

const LONGEST_NAME = 8;
/** What may stand before the name of a street or an estate, and is no part of it. */
const STOP = new Set(
  '省市区县镇乡在到是于住址寄送往至从去来我你他她的了请:：,，。;；!！?？、|/()（）[]【】“”"\'‹› \n',
);
const NO_STREET =
  /(?:线路|套路|电路|网路|思路|铁路|道路|半路|走路|迷路|后路|出路|销路|高速公路|水路|陆路|一路|门路|回路|短路|条|弄)$/;

/** Chinese street and village addresses, estates with building and room. */
export const findChineseAddresses: Finder = ({ folded }) => {
  const spans: PersonalDataSpan[] = [];
  for (const pattern of [STREET, ESTATE, BARE_UNITS, VILLAGE]) {
    for (const match of folded.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const start = pattern === BARE_UNITS ? match.index : nameStart(folded, match.index);
      if (pattern === STREET && !isStreet(folded, start, match)) continue;
      spans.push({ start, end, kind: 'address' });
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
};

function nameStart(folded: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_NAME && !STOP.has(folded[start - 1]!)) {
    const unit = folded.charCodeAt(start - 1);
    if (unit < 0x3400) break;
    start--;
  }
  return start;
}

function isStreet(folded: string, start: number, match: RegExpExecArray): boolean {
  const way = /^(?:大道|大街|马路|胡同|路|街|巷|弄|条)/.exec(match[0])?.[0] ?? '';
  const name = folded.slice(start, match.index + way.length);
  return name.length > way.length && !NO_STREET.test(name);
}

const AMERICAN =
  /(?<![a-z0-9.])\d{1,6}[a-z]?,? (?:[nsew]\.? |north |south |east |west )?(?:[a-z0-9'.-]{1,20} ){1,4}?(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl|terrace|square|sq|highway|hwy|parkway|pkwy|close|crescent|gardens|grove|mews|circle|cir|trail)(?![a-z])\.?(?:,? (?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|#)\.? ?#?[a-z0-9-]{1,6})?(?:,? [a-z .'-]{2,25}?,? [a-z]{2},? \d{5}(?:-\d{4})?(?!\d))?/g;
const FLAT = /(?<![a-z])(?:flat|apartment|apt|unit|suite) \d{1,5}[a-z]?,? \d{1,5} /g;
const BOX = /(?<![a-z])p\.? ?o\.? box \d{1,7}/g;
const POSTCODE =
  /(?<![a-z0-9])(?:ab|al|b|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|co|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|e|ec|eh|en|ex|fk|fy|g|gl|gu|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|ka|kt|kw|ky|l|la|ld|le|ll|ln|ls|lu|m|me|mk|ml|n|ne|ng|nn|np|nr|nw|ol|ox|pa|pe|ph|pl|po|pr|rg|rh|rm|s|sa|se|sg|sk|sl|sm|sn|so|sp|sr|ss|st|sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|w|wa|wc|wd|wf|wn|wr|ws|wv|yo|ze)\d[a-z0-9]? \d(?!gb|tb|hz|kg|ah|nd|st|th|rd|am|pm|hr|oz|mb|kb)[abd-hjlnp-uw-z]{2}(?![a-z0-9])/g;
const EUROPEAN =
  /(?<![\p{L}\p{N}])(?:(?:\p{L}{3,20}(?:straße|strasse|str\.|weg|platz|allee|gasse)|(?:calle|avenida|avda\.|plaza|rua|piazza|viale|corso) (?:\p{L}+ ){1,4}?n?[º°]?) ?\d{1,4}[a-z]?|\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|allée|chemin|impasse|quai) (?:\p{L}|['’ -]){3,40}?(?=,|\.|$| \d{5}))(?:,? (?:\d{4,5})(?: \p{L}{2,20})?)?/gu;
const STOPPERS =
  /^\d+,? (?:[a-z'.-]+ )*?(?:years?|days?|weeks?|hours?|minutes?|months?|times?|stars?|people|of|in|on|the|to|and|for|a|my|is|was|i|it|that|this|at|after|from|only|by|or|no|not|we|you|they|one|with|customers?|miles?|dollars?|orders?|items?) /;

/** Street addresses of English-speaking and some European countries, post boxes and British postcodes. */
export const findForeignAddresses: Finder = (subject) => {
  const { folded } = subject;
  const spans: PersonalDataSpan[] = [];
  for (const pattern of [AMERICAN, BOX, POSTCODE, EUROPEAN]) {
    for (const match of folded.matchAll(pattern)) {
      if (pattern === AMERICAN && STOPPERS.test(match[0])) continue;
      if (
        pattern === POSTCODE &&
        !/[A-Z]/.test(subject.original.slice(subject.origins[match.index], subject.origins[match.index]! + 2))
      )
        continue;
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'address' });
    }
  }
  for (const flat of folded.matchAll(FLAT)) {
    const next = spans.find((span) => span.start > flat.index && span.start < flat.index + flat[0].length);
    if (next) spans.push({ start: flat.index, end: next.end, kind: 'address' });
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
};

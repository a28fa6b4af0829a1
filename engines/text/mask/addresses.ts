import type { Finder, PersonalDataSpan } from './subject.ts';

/**
 * Addresses down to the door. The coarse place (province, city, district, town) stays readable, because
 * it tells where a pain is and no one's home; the mask covers street or estate, number, building and room.
 */

const NUMERAL = '[0-9a-z零〇一二三四五六七八九十百甲乙丙丁]';
/** 12号, 3号楼, 甲12-3号, 88弄, 3栋, 2单元, 1203室, 5楼之3 */
const UNIT = `(?:第|附)?${NUMERAL}{1,5}(?:[-—#]${NUMERAL}{1,5}){0,3} ?(?:号楼|号院|号(?![线机店码字球型])|弄|栋|幢|座|单元|室|房(?![子价东间])|楼(?![主上下道梯顶盘])|层|门(?!店|口)|户(?!型|外|人|口|主)|巷(?!子|口)|组|队|井|排|#|f(?![a-z]))(?:之[0-9一二三四五六七八九]{1,2})?`;
const ROOM = '[0-9]{3,4}(?![0-9元块年人个度米瓦万毫])';
const GAP = '[ ,、/-]{0,2}';
/** A name between the parts of an address holds no verb. */
const NAMED_PART = '(?:(?![的了是在有被把将改修建成标和与])[\\u4e00-\\u9fff]){2,8}?';
const TAIL = `(?:${GAP}(?:${NAMED_PART})?${UNIT}){0,5}(?:${GAP}${ROOM})?`;
const WAY = '(?:大道|大街|马路|胡同|路|街|巷|弄|里弄|道|条)';
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
  `(?<![0-9a-z])[0-9a-z]{1,3}(?:号楼|栋|幢|座)${GAP}(?:[0-9a-z一二三四五六七八九十]{1,2}(?:单元|门|梯)${GAP}(?:[0-9]{1,2}[楼层]${GAP})?[0-9]{2,4}(?:室|房|号|户)?|[0-9]{3,4}(?:室|房|号|户)?)(?![0-9元块年人个度米平])`,
  'g',
);
/** 渋谷区神南1-2-3, 中央1丁目2番3号 and 강남구 테헤란로 123. */
const EASTERN =
  /(?<=[市区町村郡])[\u3041-\u30fa\u3400-\u9fff]{1,6}[0-9]{1,3}(?:丁目[0-9]{1,3}(?:番地?(?:[0-9]{1,3}号?)?|-[0-9]{1,3})|-[0-9]{1,3}-[0-9]{1,4})|(?<=[시군구] )[가-힣0-9]{1,8}[로길] ?[0-9]{1,4}(?:-[0-9]{1,3})?/g;
const VILLAGE = new RegExp(`(?:村|屯|寨|庄)(?:委会)?${GAP}(?:${UNIT}){1,3}`, 'g');

/** 我们村, 农村: no village's name ends like that. */
const NO_VILLAGE = new Set('们个全各农本该某同每一到在回进 ,。!?');

const LONGEST_NAME = 8;
/** What may stand before the name of a street or an estate, and is no part of it. */
const STOP = new Set(
  '省市区县镇乡在到是于住址寄送往至从去来我你他她的了请有将把被给并诉购买租卖售找见叫就即及提出与:：,，。;；!！?？、|/()（）[]【】“”"\'‹› \n',
);
const NO_STREET =
  /(?:线路|套路|电路|网路|思路|铁路|道路|半路|走路|迷路|后路|出路|销路|高速公路|水路|陆路|一路|门路|知道|味道|通道|频道|渠道|管道|轨道|跑道|隧道|街道|地道|厚道|报道|人行道|车道|赤道|公道|难道|门道|河道|[一几两三四五六七八九十]道|回路|短路|条|弄)$/;

/** Every Chinese address holds a numbered unit. */
const UNIT_CLUE = new RegExp(
  `${NUMERAL} ?(?:号|弄|栋|幢|座|单元|室|房|楼|层|门|户|组|队|#|f(?![a-z])|巷|丁目)|[0-9]-[0-9]|[가-힣][로길] ?[0-9]`,
);

/** Chinese street and village addresses, estates with building and room. */
export const findChineseAddresses: Finder = ({ folded }) => {
  if (!UNIT_CLUE.test(folded)) return [];
  const spans: PersonalDataSpan[] = [];
  for (const pattern of [STREET, ESTATE, BARE_UNITS, VILLAGE, EASTERN]) {
    for (const match of folded.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const start =
        pattern === BARE_UNITS || pattern === EASTERN ? match.index : nameStart(folded, match.index);
      if (pattern === STREET && !isStreet(folded, start, match)) continue;
      if (pattern === VILLAGE && NO_VILLAGE.has(folded[match.index - 1] ?? '们')) continue;
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
  const way = /^(?:大道|大街|马路|胡同|路|街|巷|弄|道|条)/.exec(match[0])?.[0] ?? '';
  const name = folded.slice(start, match.index + way.length);
  return name.length > way.length && !NO_STREET.test(name);
}

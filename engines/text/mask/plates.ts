import { allCapitals, type Finder, type PersonalDataSpan } from './subject.ts';

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const PLATE = new RegExp(
  `[${PROVINCES}][a-hj-z] ?[·•・.\\- ]? ?(?:[a-hj-np-z0-9]{4}[a-hj-np-z0-9挂学警港澳]|[a-hj-np-z0-9]{6})(?![a-z0-9])`,
  'g',
);
const SPECIAL =
  /使\d{3}[·.-]?\d{3}(?!\d)|wj[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?[·.-]?\d{4}[a-z0-9](?![a-z0-9])/g;
/** 新 also means new: 全新A6L…; 云 also cloud. */
const NOT_BEFORE = /[全最换买款出更崭重创]$/;
const NAMED =
  /(?:licen[cs]e plate|number plate|registration plate|plate|registration|(?<![a-z])reg|车牌|车号)(?: number| no\.?| is|:|号码|号|是|为|#| ){0,5}([a-z0-9]{1,4}[ -]?[a-z0-9]{2,5})(?![a-z0-9])/g;

/** Licence plates: Chinese ones by their form, others where the words before them say so. */
export const findPlates: Finder = (subject) => {
  const { folded } = subject;
  const spans: PersonalDataSpan[] = [];
  for (const match of folded.matchAll(PLATE)) {
    const end = match.index + match[0].length;
    if (
      isPlate(match[0]) &&
      !(match[0][0] === '新' && NOT_BEFORE.test(folded.slice(0, match.index).slice(-1)))
    ) {
      spans.push({ start: match.index, end, kind: 'plate' });
    }
  }
  for (const { index, 0: text } of folded.matchAll(SPECIAL))
    spans.push({ start: index, end: index + text.length, kind: 'plate' });
  for (const match of folded.matchAll(NAMED)) {
    const end = match.index + match[0].length;
    const start = end - match[1]!.length;
    if (/\d/.test(match[1]!) && match[1]!.length >= 5 && allCapitals(subject, start, end))
      spans.push({ start, end, kind: 'plate' });
  }
  return spans;
};

/** Plates carry at least two digits and, unless for new energy, at most two letters after the place. */
function isPlate(text: string): boolean {
  const serial = text.slice(2).replace(/[^a-z0-9挂学警港澳]/g, '');
  const digits = serial.replace(/\D/g, '').length;
  if (serial.length === 6) return /^[a-hjk][a-hj-np-z0-9]\d{4}$|^\d{5}[a-hjk]$/.test(serial);
  return digits >= 3 || (digits === 2 && /^[a-z]?\d|^\d/.test(serial));
}

import { type Finder, isCapital, type PersonalDataSpan, type Subject } from './subject.ts';

const WAYS = 'street|avenue|ave|road|rd|boulevard|blvd|terrace|highway|hwy|parkway|pkwy|crescent';
/** Words that also mean something else: streets only with a capital name before them. */
const LOOSE_WAYS =
  'st|lane|ln|drive|dr|court|ct|way|place|pl|square|sq|close|gardens|grove|mews|circle|cir|trail';
const AMERICAN_CLUE = new RegExp(`(?<![a-z])(?:${WAYS}|${LOOSE_WAYS})(?![a-z])`);
const AMERICAN = new RegExp(
  String.raw`(?<![a-z0-9.$€£¥])\d{1,6}[a-z]?,? (?:[nsew]\.? |north |south |east |west )?((?:[a-z0-9'.-]{1,20} ){1,4}?)(${WAYS}|${LOOSE_WAYS})(?![a-z])\.?` +
    String.raw`(?:,? (?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|#)\.? ?#?[a-z0-9-]{1,6})?` +
    String.raw`(?:,? [a-z .'-]{2,25}?,? [a-z]{2},? \d{5}(?:-\d{4})?(?!\d))?`,
  'g',
);
const LOOSE = new RegExp(`^(?:${LOOSE_WAYS})$`);
/** What is counted before on the road, not numbered along it. */
const COUNTED =
  /^(?:[a-z'.-]+ )*?(?:years?|days?|weeks?|hours?|hrs?|mins?|minutes?|months?|times?|stars?|people|persons?|per|each|of|in|on|the|to|and|for|a|my|is|was|i|it|that|this|at|after|from|only|by|or|no|not|we|you|they|one|with|customers?|miles?|km|dollars?|pounds?|euros?|usd|gbp|eur|orders?|items?|step) /;

const FLAT = /(?<![a-z])(?:flat|apartment|apt|unit|suite) \d{1,5}[a-z]?,? \d{1,5} /g;
const BOX = /(?<![a-z])p\.? ?o\.? box \d{1,7}/g;
const POSTCODE_CLUE = /[a-z]\d[a-z0-9]? \d[a-z]{2}(?![a-z0-9])/;
const POSTCODE =
  /(?<![a-z0-9])(?:ab|al|b|ba|bb|bd|bh|bl|bn|br|bs|bt|ca|cb|cf|ch|cm|co|cr|ct|cv|cw|da|dd|de|dg|dh|dl|dn|dt|dy|e|ec|eh|en|ex|fk|fy|g|gl|gu|ha|hd|hg|hp|hr|hs|hu|hx|ig|im|ip|iv|ka|kt|kw|ky|l|la|ld|le|ll|ln|ls|lu|m|me|mk|ml|n|ne|ng|nn|np|nr|nw|ol|ox|pa|pe|ph|pl|po|pr|rg|rh|rm|s|sa|se|sg|sk|sl|sm|sn|so|sp|sr|ss|st|sw|sy|ta|td|tf|tn|tq|tr|ts|tw|ub|w|wa|wc|wd|wf|wn|wr|ws|wv|yo|ze)\d[a-z0-9]? \d(?!gb|tb|hz|kg|ah|nd|st|th|rd|am|pm|hr|oz|mb|kb)[abd-hjlnp-uw-z]{2}(?![a-z0-9])/g;
const EUROPEAN_CLUE =
  /stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|calle|avenida|avda|plaza|rua|piazza|viale|corso|rue|boulevard|place|chemin|impasse|quai|avenue|via /;
const EUROPEAN =
  /(?<![\p{L}\p{N}])(?:(?:\p{L}{3,20}(?:straße|strasse|str\.|weg|platz|allee|gasse)|(?:calle|avenida|avda\.|plaza|rua|piazza|viale|corso) (?:\p{L}{1,20} ){1,4}?n?[º°]?) ?\d{1,4}[a-z]?|\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|allée|chemin|impasse|quai) (?:(?:de |du |des |la |le |l'|d'|saint)(?:\p{L}|['’ -]){2,40}?(?=,|\.|$| \d{5})|(?:\p{L}|['’ -]){2,40}?(?=,? \d{5}))|via (?:\p{L}{1,20} ){1,3}\d{1,4}[a-z]?(?=,? \d{5}))(?:,? (?:\d{4,5})(?: \p{L}{2,20})?)?/gu;

/** Street addresses of English-speaking and some European countries, post boxes and British postcodes. */
export const findForeignAddresses: Finder = (subject) => {
  const { folded } = subject;
  const spans = [...streets(subject), ...postcodes(subject)];
  if (EUROPEAN_CLUE.test(folded)) spans.push(...allOf(folded, EUROPEAN));
  if (folded.includes('box')) spans.push(...allOf(folded, BOX));
  for (const flat of folded.matchAll(FLAT)) {
    const next = spans.find((span) => span.start > flat.index && span.start < flat.index + flat[0].length);
    if (next) spans.push({ start: flat.index, end: next.end, kind: 'address' });
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
};

function streets(subject: Subject): PersonalDataSpan[] {
  const { folded } = subject;
  if (!AMERICAN_CLUE.test(folded)) return [];
  return Array.from(folded.matchAll(AMERICAN)).flatMap((match): PersonalDataSpan[] => {
    const [text, name, way] = match as unknown as [string, string, string];
    const nameAt = match.index + text.indexOf(name);
    const lastWord = nameAt + name.trimEnd().lastIndexOf(' ') + 1;
    if (
      COUNTED.test(name) ||
      (LOOSE.test(way) && !isCapital(subject, lastWord) && !/\d/.test(folded[lastWord]!))
    )
      return [];
    return [{ start: match.index, end: match.index + text.length, kind: 'address' }];
  });
}

function postcodes(subject: Subject): PersonalDataSpan[] {
  if (!POSTCODE_CLUE.test(subject.folded)) return [];
  return allOf(subject.folded, POSTCODE).filter(({ start }) => isCapital(subject, start));
}

function allOf(folded: string, pattern: RegExp): PersonalDataSpan[] {
  return Array.from(folded.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'address',
  }));
}

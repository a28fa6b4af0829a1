/** All parts that are given must fit; within a part any of its values does. No part at all fits everything. */
export interface Matches {
  /** Attribute of the voice → accepted values, such as product → 支付. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly channels?: readonly string[];
  /** Stretches of text, any case and width. */
  readonly words?: readonly string[];
}

/** A rule as far as choosing goes. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly matches: Matches;
  readonly ownerId: string;
}

/** What of a voice the rules look at. */
export interface RoutedVoice {
  readonly text: string;
  readonly channel: string | null;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** Why a rule fits: each part with the value that fitted most voices. */
interface Reason {
  readonly part: 'attribute' | 'channel' | 'word';
  readonly name: string;
  readonly value: string;
  /** Voices that it fitted. */
  readonly voices: number;
}

export interface Routed<R extends Rule> {
  /** Null: no rule fits, the default owner hears it. */
  readonly rule: R | null;
  readonly reasons: readonly Reason[];
  /** Voices that fitted the rule, of those looked at. */
  readonly fitting: number;
  readonly of: number;
}

/** A rule must fit at least this share of the voices behind a bell that say anything to it. */
const LEAST_SHARE = 0.5;
/** And this share of all of them, so that one odd voice among a hundred silent ones routes nothing. */
const LEAST_COVER = 0.1;

/**
 * The first rule, in the order given, that fits at least half of the voices. A voice without an attribute or channel
 * that the rule names says nothing to it, for or against.
 * @param title also searched for words, as if every voice said it
 */
export function route<R extends Rule>(
  rules: readonly R[],
  voices: readonly RoutedVoice[],
  title = '',
): Routed<R> {
  const looked = voices.length === 0 ? [{ text: '', channel: null, attributes: {} }] : voices;
  for (const rule of rules) {
    const answers = looked.map((voice) => fit(rule.matches, voice, title));
    const fits = answers.filter((answer) => typeof answer === 'object');
    const against = answers.filter((answer) => answer === 'against').length;
    if (fits.length < (fits.length + against) * LEAST_SHARE) continue;
    if (fits.length === 0 || fits.length < looked.length * LEAST_COVER) continue;
    return { rule, reasons: tally(fits.flat()), fitting: fits.length, of: looked.length };
  }
  return { rule: null, reasons: [], fitting: 0, of: looked.length };
}

type Hit = Omit<Reason, 'voices'>;

/** What fitted, part by part; `against` where a part did not, `silent` where the voice does not say. */
function fit(matches: Matches, voice: RoutedVoice, title: string): Hit[] | 'against' | 'silent' {
  const hits: Hit[] = [];
  let silent = false;
  for (const [name, values] of Object.entries(matches.attributes ?? {})) {
    const value = Object.hasOwn(voice.attributes, name) ? String(voice.attributes[name]) : null;
    if (value === null) silent = true;
    else if (!values.some((accepted) => fold(accepted) === fold(value))) return 'against';
    else hits.push({ part: 'attribute', name, value });
  }
  if (matches.channels) {
    const { channel } = voice;
    if (channel === null) silent = true;
    else if (!matches.channels.includes(channel)) return 'against';
    else hits.push({ part: 'channel', name: 'channel', value: channel });
  }
  if (matches.words) {
    const text = fold(`${voice.text}\n${title}`);
    const word = matches.words.find((candidate) => text.includes(fold(candidate)));
    if (word === undefined) return 'against';
    hits.push({ part: 'word', name: 'words', value: word });
  }
  return silent ? 'silent' : hits;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Each part once, with its most frequent value. */
function tally(hits: readonly Hit[]): Reason[] {
  const counts = new Map<string, Reason>();
  for (const hit of hits) {
    const key = JSON.stringify(hit);
    counts.set(key, { ...hit, voices: (counts.get(key)?.voices ?? 0) + 1 });
  }
  const best = new Map<string, Reason>();
  for (const reason of counts.values()) {
    const part = `${reason.part}:${reason.name}`;
    if (reason.voices > (best.get(part)?.voices ?? 0)) best.set(part, reason);
  }
  return [...best.values()];
}

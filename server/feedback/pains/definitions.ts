import { Type } from 'typebox';

/** What a number means, so that a page can say it where it shows it. */
export interface Definition {
  readonly unit: 'points' | 'people' | 'voices' | 'mood' | 'ratio' | 'voicesPerDay';
  /** Which days it looks at; `window` is the one named in the same answer. */
  readonly window: 'window' | 'last7' | 'before7' | 'last7Before7' | 'previousWindow' | 'each day' | 'always';
  /** What it is a share or a mean of; null: a plain count. */
  readonly denominator: string | null;
  readonly counts: string;
}

const COUNTED = 'points of voices; near-repeats by one author within the hour are not counted';

/** Every figure of a pain, by its key in answers. */
const DEFINITIONS = {
  voices: { unit: 'points', window: 'window', denominator: null, counts: COUNTED },
  people: {
    unit: 'people',
    window: 'window',
    denominator: null,
    counts: 'distinct authors; voices without an author are left out',
  },
  repeats: {
    unit: 'points',
    window: 'window',
    denominator: null,
    counts: 'near-repeats, counted nowhere else',
  },
  mood: { unit: 'mood', window: 'window', denominator: 'voices', counts: 'mean mood of the points, −1 … 1' },
  medianMood: {
    unit: 'mood',
    window: 'window',
    denominator: 'pains with a voice in the window',
    counts: 'median over pains of their mean mood',
  },
  'trend.last': { unit: 'points', window: 'last7', denominator: null, counts: COUNTED },
  'trend.before': { unit: 'points', window: 'before7', denominator: null, counts: COUNTED },
  'trend.change': {
    unit: 'ratio',
    window: 'last7Before7',
    denominator: 'trend.before',
    counts: 'trend.last ÷ trend.before − 1; null where there was nothing before',
  },
  daily: { unit: 'voicesPerDay', window: 'each day', denominator: null, counts: COUNTED },
  channels: { unit: 'points', window: 'window', denominator: null, counts: COUNTED },
  languages: { unit: 'points', window: 'window', denominator: null, counts: COUNTED },
  kinds: { unit: 'points', window: 'window', denominator: null, counts: COUNTED },
  'breakdown.voices': { unit: 'points', window: 'window', denominator: null, counts: COUNTED },
  'breakdown.before': { unit: 'points', window: 'previousWindow', denominator: null, counts: COUNTED },
  'breakdown.share': {
    unit: 'ratio',
    window: 'window',
    denominator: 'points of this pain in the window',
    counts: 'those with this value',
  },
  'breakdown.lift': {
    unit: 'ratio',
    window: 'window',
    denominator: 'share of this value among all voices in the window',
    counts: 'share in this pain ÷ share among all voices; null under 5 points',
  },
} as const satisfies Record<string, Definition>;

export type FigureKey = keyof typeof DEFINITIONS;

/** The definitions of the figures that an answer holds. */
export const definitionsOf = (...keys: FigureKey[]): Record<string, Definition> =>
  Object.fromEntries(keys.map((key) => [key, DEFINITIONS[key]]));

export const DefinitionsView = Type.Record(
  Type.String(),
  Type.Object({
    unit: Type.String(),
    window: Type.String(),
    denominator: Type.Union([Type.String(), Type.Null()]),
    counts: Type.String(),
  }),
);

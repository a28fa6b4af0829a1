import { type FoundMark, type Scanned, scan } from './scan.ts';

/** What reading a text without any learning gives. */
export type ColdReading = {
  /** −1 … 1; 0 where the text shows no feeling. */
  readonly mood: number;
  /** Summed strength of good and of bad feeling, both ≥ 0. */
  readonly good: number;
  readonly bad: number;
  /** 0 … 1: how little it can wait. */
  readonly urgency: number;
};

const NEGATED = -0.6;
const MILD = -1;
const NEGATION_REACH = 5;
const DEGREE_REACH = 4;
const BEFORE_TURN = 0.8;
const AFTER_TURN = 1.2;
const UNREAL = -0.2;
/** What a negation without a feeling adds: something does not work, did not come. */
const IDLE_NEGATION = -0.3;
const AGAIN = 0.5;
/** Summed strength at which the mood is one half. */
const HALFWAY = 2;
const EXCLAMATION = 0.06;
/** Urgency needs something wrong: praise that says tomorrow is not urgent. */
const CALMED_BY_PRAISE = 0.8;
const LONG_AGO = Number.NEGATIVE_INFINITY;

/** A feeling with its grammar applied; `turns` counts the turns (but, 但是) read before it. */
type Feeling = { readonly strength: number; readonly turns: number };

type Grammar = {
  negatedAt: number;
  negations: number;
  degree: number;
  degreeAt: number;
  unreal: boolean;
  turns: number;
  readonly seen: Map<string, number>;
  readonly feelings: Feeling[];
  /** Share of calm left: each urgent word and each exclamation takes its part. */
  calm: number;
};

/**
 * The mood of a normalised text by lexicon and grammar: negation and degree reach forward within their
 * clause, wishes and conditions dampen praise, what follows the last turn counts more.
 */
export function readCold(text: string): ColdReading {
  const grammar: Grammar = {
    negatedAt: LONG_AGO,
    negations: 0,
    degree: 1,
    degreeAt: LONG_AGO,
    unreal: false,
    turns: 0,
    seen: new Map(),
    feelings: [],
    calm: 1,
  };
  for (const found of scan(text)) read(grammar, found);
  endClause(grammar);
  let good = 0;
  let bad = 0;
  for (const { strength, turns } of grammar.feelings) {
    const weight = grammar.turns === 0 ? 1 : turns === grammar.turns ? AFTER_TURN : BEFORE_TURN;
    if (strength > 0) good += strength * weight;
    else bad -= strength * weight;
  }
  return { mood: squash(good - bad), good, bad, urgency: urgencyOf(grammar.calm, good, bad) };
}

/** Strength on the whole line to a mood in −1 … 1. */
function squash(strength: number): number {
  return strength / (Math.abs(strength) + HALFWAY);
}

function urgencyOf(calm: number, good: number, bad: number): number {
  const praise = good > bad ? (good - bad) / (good + bad) : 0;
  const anger = 1 - 0.25 * Math.max(0, -squash(good - bad));
  return (1 - calm * anger) * (1 - CALMED_BY_PRAISE * praise);
}

function read(grammar: Grammar, found: Scanned): void {
  switch (found.mark.role) {
    case 'negation':
      if ('to' in found) negate(grammar, found);
      return;
    case 'degree':
      grammar.degree = found.mark.factor;
      if ('to' in found) grammar.degreeAt = found.to;
      return;
    case 'turn':
      grammar.turns++;
      endClause(grammar);
      return;
    case 'unreal':
      grammar.unreal = true;
      return;
    case 'feeling':
      if (!('to' in found)) return;
      if (!grammar.seen.has(found.phrase)) grammar.calm *= 1 - (found.mark.urgency ?? 0);
      feel(grammar, found, found.mark.strength);
      return;
    case 'neutral':
      return;
    case 'exclamation':
      grammar.calm *= 1 - EXCLAMATION;
      endClause(grammar);
      return;
    default:
      endClause(grammar);
  }
}

function negate(grammar: Grammar, { from, to }: FoundMark): void {
  if (from - grammar.negatedAt > NEGATION_REACH) grammar.negations = 0;
  grammar.negations++;
  grammar.negatedAt = to;
}

function endClause(grammar: Grammar): void {
  if (grammar.negatedAt !== LONG_AGO && grammar.negations % 2 === 1) push(grammar, IDLE_NEGATION);
  grammar.negatedAt = LONG_AGO;
  grammar.degreeAt = LONG_AGO;
  grammar.unreal = false;
}

function push(grammar: Grammar, strength: number): void {
  grammar.feelings.push({ strength, turns: grammar.turns });
}

/** A mild fault denied says nothing: “will not refund” is no praise. */
function isMildFault(strength: number): boolean {
  return strength < 0 && strength >= MILD;
}

function feel(grammar: Grammar, { phrase, from }: FoundMark, strength: number): void {
  let felt = strength;
  if (from - grammar.degreeAt < DEGREE_REACH) felt *= grammar.degree;
  if (from - grammar.negatedAt < NEGATION_REACH && grammar.negations % 2 === 1)
    felt *= isMildFault(strength) ? 0 : NEGATED;
  if (grammar.unreal && felt > 0) felt *= UNREAL;
  const times = grammar.seen.get(phrase) ?? 0;
  grammar.seen.set(phrase, times + 1);
  if (strength === 0) return;
  grammar.feelings.push({ strength: felt * AGAIN ** times, turns: grammar.turns });
  grammar.degreeAt = LONG_AGO;
  grammar.negatedAt = LONG_AGO;
}

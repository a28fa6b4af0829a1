import { normalise, words as wordsOf } from '@gongjian/engines/text';

/** What a pain shows of itself: its title and the words that set it apart, weights 0 … 1. */
export interface PainPortrait {
  readonly painId: string;
  readonly title: string;
  readonly words: readonly { readonly word: string; readonly weight: number }[];
}

export interface Like {
  readonly painId: string;
  /** Cosine of the weighted words, 0 … 1. */
  readonly score: number;
  /** Shared words, the weightiest first: the reason, as people read it. */
  readonly words: readonly string[];
}

/** Below this likeness a pair is not worth a person's time. */
export const LIKENESS_FLOOR = 0.18;
const REASONS = 5;
const HAN = /^[\u3400-\u9fff]$/;

/**
 * Finds the pains that are like a text. Words weigh by their inverse document frequency over the pains,
 * idf(w) = ln(1 + N / df(w)) (Salton and Buckley 1988), so that what every pain says says nothing; the likeness is
 * the cosine. Single Chinese characters carry too little meaning and are left out.
 */
export function createLikeness(pains: readonly PainPortrait[]): (text: string, limit: number) => Like[] {
  const vectors = pains.map((pain) => ({ painId: pain.painId, raw: rawOf(pain) }));
  const frequency = new Map<string, number>();
  for (const { raw } of vectors)
    for (const word of raw.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weigh = (raw: ReadonlyMap<string, number>) => {
    const weighed = new Map<string, number>();
    let norm = 0;
    for (const [word, weight] of raw) {
      const value = weight * Math.log(1 + pains.length / (frequency.get(word) ?? 1));
      weighed.set(word, value);
      norm += value * value;
    }
    for (const [word, value] of weighed) weighed.set(word, value / (Math.sqrt(norm) || 1));
    return weighed;
  };
  const known = vectors.map(({ painId, raw }) => ({ painId, vector: weigh(raw) }));
  return (text, limit) => {
    const asked = weigh(countOf(text, 1));
    return known
      .map(({ painId, vector }) => ({ painId, ...compare(asked, vector) }))
      .filter(({ score }) => score >= LIKENESS_FLOOR)
      .sort((a, b) => b.score - a.score || (a.painId < b.painId ? -1 : 1))
      .slice(0, limit);
  };
}

function compare(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  const shared: { word: string; value: number }[] = [];
  for (const [word, weight] of a) {
    const value = weight * (b.get(word) ?? 0);
    if (value > 0) shared.push({ word, value });
  }
  shared.sort((x, y) => y.value - x.value || (x.word < y.word ? -1 : 1));
  return {
    score: Math.min(
      1,
      shared.reduce((sum, { value }) => sum + value, 0),
    ),
    words: shared.slice(0, REASONS).map(({ word }) => word),
  };
}

function rawOf(pain: PainPortrait): Map<string, number> {
  const raw = countOf(pain.title, 0.5);
  for (const { word, weight } of pain.words) if (counts(word)) raw.set(word, (raw.get(word) ?? 0) + weight);
  return raw;
}

function countOf(text: string, weight: number): Map<string, number> {
  const raw = new Map<string, number>();
  for (const word of wordsOf(normalise(text))) if (counts(word)) raw.set(word, weight);
  return raw;
}

const counts = (word: string) => !HAN.test(word) && word.length > 1;

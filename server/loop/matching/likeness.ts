import { normalise, words as wordsOf } from '@gongjian/engines/text';

/** What is said in a pain: how many of its texts say each word. */
export interface PainWords {
  readonly painId: string;
  texts: number;
  readonly counts: Map<string, number>;
}

export interface Like {
  readonly painId: string;
  /** How much of what the proposition says is said in the pain, 0 … 1. */
  readonly score: number;
  /** Shared words, the weightiest first: the reason, as people read it. */
  readonly words: readonly string[];
}

/** Below this likeness a pair is not worth a person's time; measured by `npm run bench -- matching`. */
export const LIKENESS_FLOOR = 0.08;
/** One shared word is chance. */
const FEWEST_WORDS = 2;
/** A word that this share of a pain's texts says counts half; one that all say, nearly whole. */
const HALF_SHARE = 0.1;
const REASONS = 5;
const HAN = /^[\u3400-\u9fff]$/;

export const noWords = (painId: string): PainWords => ({ painId, texts: 0, counts: new Map() });

/** Counts one more text of a pain. */
export function addText(pain: PainWords, text: string): void {
  pain.texts++;
  for (const word of tellingWords(text)) pain.counts.set(word, (pain.counts.get(word) ?? 0) + 1);
}

/** Distinct words that can tell pains apart; single Chinese characters carry too little meaning. */
function tellingWords(text: string): Set<string> {
  return new Set(
    wordsOf(normalise(text), { search: false }).filter((word) => word.length > 1 && !HAN.test(word)),
  );
}

/**
 * Finds the pains in which people say what a text says. The likeness of text t and pain p is
 *   Σ idf(w) · s(w,p) / (s(w,p) + 0.1)  ÷  Σ idf(w),  over the words w of t,
 * where s(w,p) is the share of p's texts that say w, and idf(w) = ln(1 + N / (1 + n(w))) with n(w) of all N texts
 * saying w, so that what every pain says says little.
 */
export function createLikeness(pains: readonly PainWords[]): (text: string, limit: number) => Like[] {
  const known = pains.filter((pain) => pain.texts > 0);
  const said = new Map<string, number>();
  let texts = 0;
  for (const pain of known) {
    texts += pain.texts;
    for (const [word, count] of pain.counts) said.set(word, (said.get(word) ?? 0) + count);
  }
  const idf = (word: string) => Math.log(1 + texts / (1 + (said.get(word) ?? 0)));
  return (text, limit) => {
    const asked = [...tellingWords(text)].map((word) => ({ word, weight: idf(word) }));
    return known
      .map((pain) => likeOf(asked, pain))
      .filter(({ score, words }) => score >= LIKENESS_FLOOR && words.length >= FEWEST_WORDS)
      .sort((a, b) => b.score - a.score || (a.painId < b.painId ? -1 : 1))
      .slice(0, limit);
  };
}

function likeOf(asked: readonly { word: string; weight: number }[], pain: PainWords): Like {
  let whole = 0;
  const shared: { word: string; value: number }[] = [];
  for (const { word, weight } of asked) {
    whole += weight;
    const share = (pain.counts.get(word) ?? 0) / pain.texts;
    if (share > 0) shared.push({ word, value: (weight * share) / (share + HALF_SHARE) });
  }
  shared.sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1));
  const sum = shared.reduce((total, { value }) => total + value, 0);
  return {
    painId: pain.painId,
    score: whole === 0 ? 0 : sum / whole,
    words: shared.slice(0, REASONS).map(({ word }) => word),
  };
}

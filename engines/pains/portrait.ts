/** What a pain looks like to a person: its title, its words and its most typical voices. */
import type { Nature } from './heard.ts';

const SAMPLES = 12;
const WORDS = 400;

export interface Sample {
  readonly voice: string;
  readonly text: string;
  readonly language: string;
  readonly words: readonly string[];
}

export interface Portrait {
  readonly nature: Nature;
  readonly bornAt: number;
  lastAt: number;
  voices: number;
  archived: boolean;
  readonly words: Map<string, number>;
  readonly samples: Sample[];
}

export interface Described {
  readonly nature: Nature;
  readonly title: string;
  readonly language: string;
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  readonly typical: readonly string[];
}

/** Adds one point to a portrait; keeps the first samples and the commonest words. */
export function paint(portrait: Portrait, sample: Sample, at: number): void {
  portrait.voices++;
  portrait.lastAt = Math.max(portrait.lastAt, at);
  if (portrait.samples.length < SAMPLES) portrait.samples.push(sample);
  for (const word of new Set(sample.words)) portrait.words.set(word, (portrait.words.get(word) ?? 0) + 1);
  if (portrait.words.size > 2 * WORDS) {
    const kept = [...portrait.words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, WORDS);
    portrait.words.clear();
    for (const [word, count] of kept) portrait.words.set(word, count);
  }
}

/** Words that set the pain apart: W(t) = tf_t · ln(1 + A / all_t), the weights scaled to a largest of 1. */
export function describePortraits(
  portraits: readonly Portrait[],
  all: ReadonlyMap<string, number>,
  texts: number,
): Described {
  const counts = new Map<string, number>();
  for (const portrait of portraits) {
    for (const [word, count] of portrait.words) counts.set(word, (counts.get(word) ?? 0) + count);
  }
  const weigh = (word: string) => (counts.get(word) ?? 0) * Math.log(1 + texts / ((all.get(word) ?? 0) + 1));
  const words = [...counts.keys()]
    .map((word) => ({ word, weight: weigh(word) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 12);
  const top = new Map(words.map(({ word, weight }) => [word, weight]));
  const samples = portraits
    .flatMap((portrait) => portrait.samples)
    .map((sample) => ({ sample, weight: typicality(sample, top) }))
    .sort((a, b) => b.weight - a.weight);
  const largest = words[0]?.weight || 1;
  return {
    nature: portraits[0]?.nature ?? 'pain',
    title: samples[0] ? clip(samples[0].sample.text) : '',
    language: samples[0]?.sample.language ?? '',
    words: words.map(({ word, weight }) => ({ word, weight: weight / largest })),
    typical: samples.slice(0, 5).map(({ sample }) => sample.voice),
  };
}

function typicality(sample: Sample, top: ReadonlyMap<string, number>): number {
  const words = new Set(sample.words);
  let sum = 0;
  for (const word of words) sum += top.get(word) ?? 0;
  return sum / Math.sqrt(words.size + 1);
}

/** The clause that a title shows: cut at the first sentence mark, at most 24 wide characters. */
function clip(text: string): string {
  const clause = text.split(/[。！？!?；;\n]/u).find((part) => part.trim().length > 3) ?? text;
  let width = 0;
  let shown = '';
  for (const character of clause.trim()) {
    width += /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1;
    if (width > 60) return `${shown}…`;
    shown += character;
  }
  return shown;
}

import {
  CHINESE,
  CHINESE_DEGREES,
  CHINESE_NEGATIONS,
  CHINESE_NEUTRAL,
  CHINESE_TURNS,
  CHINESE_UNREAL,
} from './chinese.ts';
import {
  ENGLISH,
  ENGLISH_DEGREES,
  ENGLISH_NEGATIONS,
  ENGLISH_NEUTRAL,
  ENGLISH_TURNS,
  ENGLISH_UNREAL,
} from './english.ts';
import { CHINESE_URGENT, ENGLISH_URGENT } from './urgent.ts';

/** What a word or phrase does to the mood of its clause. */
export type Mark =
  | { readonly role: 'feeling'; readonly strength: number; readonly urgency?: number }
  | { readonly role: 'degree'; readonly factor: number }
  | { readonly role: 'negation' | 'turn' | 'unreal' | 'neutral' };

/** From this urgency on a word tells of harm, and its strength of feeling is that of harm. */
const DANGER = 0.8;
const HARM = -2;

/** A character tree: the value of a phrase stands at its last node. */
export type Branch = { next: Map<string, Branch>; mark?: Mark };

/** Plants a phrase. What has a role keeps it; urgency is added to feelings and stands alone otherwise. */
function plant(root: Branch, keys: Iterable<string>, mark: Mark): void {
  let branch = root;
  for (const key of keys) {
    let next = branch.next.get(key);
    if (!next) {
      next = { next: new Map() };
      branch.next.set(key, next);
    }
    branch = next;
  }
  if (!branch.mark) branch.mark = mark;
  else if (branch.mark.role === 'feeling' && mark.role === 'feeling' && mark.urgency) {
    branch.mark = { ...branch.mark, urgency: mark.urgency };
  }
}

/** Chinese phrases and emoji by their characters; where a phrase has two roles the first planted wins. */
export function chineseTree(): Branch {
  const root: Branch = { next: new Map() };
  const each = (words: string, mark: Mark) => {
    for (const word of words.trim().split(/\s+/)) plant(root, word, mark);
  };
  each(CHINESE_NEUTRAL, { role: 'neutral' });
  for (const [factor, words] of CHINESE_DEGREES) each(words, { role: 'degree', factor });
  each(CHINESE_NEGATIONS, { role: 'negation' });
  each(CHINESE_TURNS, { role: 'turn' });
  each(CHINESE_UNREAL, { role: 'unreal' });
  for (const [strength, words] of CHINESE) each(words, { role: 'feeling', strength });
  for (const [urgency, words] of CHINESE_URGENT)
    each(words, { role: 'feeling', strength: urgency >= DANGER ? HARM : 0, urgency });
  return root;
}

/** English phrases by their words, as written or in their base form. */
export function englishTree(): Branch {
  const root: Branch = { next: new Map() };
  const each = (words: string, mark: Mark) => {
    for (const phrase of words.trim().split(/\s+/)) plant(root, phrase.split('_'), mark);
  };
  each(ENGLISH_NEUTRAL, { role: 'neutral' });
  for (const [factor, words] of ENGLISH_DEGREES) each(words, { role: 'degree', factor });
  each(ENGLISH_NEGATIONS, { role: 'negation' });
  each(ENGLISH_TURNS, { role: 'turn' });
  each(ENGLISH_UNREAL, { role: 'unreal' });
  for (const [strength, words] of ENGLISH) each(words, { role: 'feeling', strength });
  for (const [urgency, words] of ENGLISH_URGENT)
    each(words, { role: 'feeling', strength: urgency >= DANGER ? HARM : 0, urgency });
  return root;
}

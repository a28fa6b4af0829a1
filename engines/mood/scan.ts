import { stem } from '@gongjian/engines/text';
import { type Branch, chineseTree, englishTree, type Mark } from './lexicon/marks.ts';

/** A mark where it was found; `step` counts Chinese characters and, a little more each, English words. */
export type FoundMark = {
  readonly mark: Mark;
  readonly phrase: string;
  readonly from: number;
  readonly to: number;
};
export type Scanned =
  | FoundMark
  | { readonly mark: { readonly role: 'clause' | 'sentence' | 'exclamation' | 'question' } };

const CLAUSE = new Set(',，、:：()（）');
const SENTENCE = new Set('。.;；~…\n');
const WORD_STEPS = 1.2;

let chinese: Branch | undefined;
let english: Branch | undefined;

/** All marks of a normalised text in order: words of feeling and grammar, longest first, and stops. */
export function scan(text: string): Scanned[] {
  chinese ??= chineseTree();
  english ??= englishTree();
  const found: Scanned[] = [];
  let step = 0;
  for (let at = 0; at < text.length; ) {
    const isWord = isLetter(text.charCodeAt(at));
    const width = isWord ? wordEnd(text, at) - at : 1;
    const match =
      (isWord ? longestPhrase(english, text, at) : undefined) ?? longestWord(chinese, text, at, width);
    const taken = match?.width ?? width;
    const steps = isWord ? WORD_STEPS : taken;
    if (match) {
      const mark = isGoodAlone(text, at, taken) ? GOOD : match.mark;
      found.push({ mark, phrase: text.slice(at, at + taken), from: step, to: step + steps });
    } else if (!isWord) {
      const stop = stopAt(text[at]!);
      if (stop) found.push(stop);
    }
    step += steps;
    at += taken;
  }
  return found;
}

const GOOD: Mark = { role: 'feeling', strength: 1 };

/** 好 is a degree before a feeling (好慢) and a feeling of its own elsewhere (音质也好). */
function isGoodAlone(text: string, at: number, width: number): boolean {
  if (width !== 1 || text[at] !== '好') return false;
  return longestWord(chinese!, text, at + 1, 1)?.mark.role !== 'feeling';
}

const STOPS = {
  clause: { mark: { role: 'clause' } },
  sentence: { mark: { role: 'sentence' } },
  exclamation: { mark: { role: 'exclamation' } },
  question: { mark: { role: 'question' } },
} as const;

function stopAt(character: string): Scanned | undefined {
  if (character === '!' || character === '！') return STOPS.exclamation;
  if (character === '?' || character === '？') return STOPS.question;
  if (CLAUSE.has(character)) return STOPS.clause;
  return SENTENCE.has(character) ? STOPS.sentence : undefined;
}

function isLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (!isLetter(unit) && !(unit === 39 && end > at) && !(unit >= 48 && unit <= 57)) break;
    end++;
  }
  return end;
}

type Match = { mark: Mark; width: number };

/** The branch of a word as it is written, or else of its base form. */
function branchOf(branch: Branch, word: string): Branch | undefined {
  return branch.next.get(word) ?? branch.next.get(stem(word));
}

/** The longest English phrase whose words begin at `at`. */
function longestPhrase(root: Branch, text: string, at: number): Match | undefined {
  let found: Match | undefined;
  let end = wordEnd(text, at);
  let branch = branchOf(root, text.slice(at, end));
  while (branch) {
    if (branch.mark) found = { mark: branch.mark, width: end - at };
    if (branch.next.size === 0 || (text[end] !== ' ' && text[end] !== '-')) break;
    const next = wordEnd(text, end + 1);
    branch = branchOf(branch, text.slice(end + 1, next));
    end = next;
  }
  return found;
}

/** The longest Chinese word or emoji that begins at `at`, at least `least` units long. */
function longestWord(root: Branch, text: string, at: number, least: number): Match | undefined {
  let found: Match | undefined;
  let branch: Branch | undefined = root;
  for (let end = at; end < text.length; ) {
    const wide = (text.charCodeAt(end) & 0xfc00) === 0xd800;
    branch = branch.next.get(wide ? text.slice(end, end + 2) : text[end]!);
    if (!branch) break;
    end += wide ? 2 : 1;
    if (branch.mark && end - at >= least) found = { mark: branch.mark, width: end - at };
  }
  return found;
}

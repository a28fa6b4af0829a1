import type { Chance } from './chance.ts';

/**
 * A phrase is text with choices: `(a|b|)` one of, `[a]` half the time, `{slot}` a word from the situation.
 * Groups nest. The four bracket pairs and the bar are the only special characters.
 */
type Part = string | { slot: string } | { choices: readonly Part[][] };

/** Words for the slots of a phrase; undefined means that the slot is unknown, which is a mistake in a table. */
export type Slots = (name: string) => string | undefined;

const compiled = new Map<string, Part[]>();

/** One text from a phrase. Throws on a slot that the situation does not know. */
export function say(phrase: string, chance: Chance, slots: Slots): string {
  let parts = compiled.get(phrase);
  if (!parts) {
    parts = parsePhrase(phrase);
    compiled.set(phrase, parts);
  }
  return sayParts(parts, chance, slots);
}

function sayParts(parts: readonly Part[], chance: Chance, slots: Slots): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if ('choices' in part) text += sayParts(choose(part.choices, chance), chance, slots);
    else {
      const word = slots(part.slot);
      if (word === undefined) throw new Error(`phrase names an unknown slot {${part.slot}}`);
      // A slot's word may itself be a phrase.
      text += say(word, chance, slots);
    }
  }
  return text;
}

/** An empty choice is taken less often than its share: people leave out words, but seldom many at once. */
function choose(choices: readonly Part[][], chance: Chance): Part[] {
  const choice = chance.pick(choices);
  return choice.length === 0 && chance.yes(0.7) ? chance.pick(choices) : choice;
}

/** The parts of a phrase; throws where its brackets do not match. */
export function parsePhrase(phrase: string): Part[] {
  const reader = { phrase, at: 0 };
  const choices = readChoices(reader);
  if (reader.at !== phrase.length) throw new Error(`phrase has a stray bracket at ${reader.at}: ${phrase}`);
  return choices.length === 1 ? choices[0]! : [{ choices }];
}

function readChoices(reader: { phrase: string; at: number }): Part[][] {
  const choices: Part[][] = [[]];
  while (reader.at < reader.phrase.length) {
    const char = reader.phrase[reader.at]!;
    if (char === ')' || char === ']') break;
    if (char === '|') {
      choices.push([]);
      reader.at += 1;
    } else choices.at(-1)!.push(readPart(reader));
  }
  return choices;
}

function readPart(reader: { phrase: string; at: number }): Part {
  const char = reader.phrase[reader.at]!;
  if (char === '(' || char === '[') return readGroup(reader, char);
  if (char === '{') {
    const end = reader.phrase.indexOf('}', reader.at);
    if (end < 0) throw new Error(`phrase has an open slot: ${reader.phrase}`);
    const slot = reader.phrase.slice(reader.at + 1, end);
    reader.at = end + 1;
    return { slot };
  }
  const plain = /[^()[\]{}|]+/y;
  plain.lastIndex = reader.at;
  const text = plain.exec(reader.phrase)?.[0];
  if (text === undefined) throw new Error(`phrase has a stray brace at ${reader.at}: ${reader.phrase}`);
  reader.at += text.length;
  return text;
}

function readGroup(reader: { phrase: string; at: number }, open: '(' | '['): Part {
  reader.at += 1;
  const choices = readChoices(reader);
  const close = open === '(' ? ')' : ']';
  if (reader.phrase[reader.at] !== close) throw new Error(`phrase has an open ${open}: ${reader.phrase}`);
  reader.at += 1;
  if (open === '(') return { choices };
  // As many empty choices as full ones: half the time nothing is said.
  return { choices: [...choices, ...choices.map(() => [])] };
}

/** Normalisers of a tokenizer file: how a text is written before it is cut. */
import { isObject, type JsonObject, textOr } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';
import { readPattern } from './pattern.ts';

export type Normalizer = (text: string) => string;

const AT = 'tokenizer.json: normalizer';
const MOST_DEPTH = 8;

const CONTROL = /[\u0000\ufffd\p{Cc}\p{Cf}\p{Co}]/gu;
const HAN = /\p{Script=Han}/gu;
const stripAccents: Normalizer = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '');

const SIMPLE: Readonly<Record<string, Normalizer>> = {
  Lowercase: (text) => text.toLowerCase(),
  NFC: (text) => text.normalize('NFC'),
  NFD: (text) => text.normalize('NFD'),
  NFKC: (text) => text.normalize('NFKC'),
  NFKD: (text) => text.normalize('NFKD'),
  StripAccents: (text) => text.replace(/\p{Mn}/gu, ''),
  // SentencePiece's table is NFKC with white space made plain, but for a few rare characters.
  Precompiled: (text) => text.normalize('NFKC').replace(/\s/g, ' '),
  Nmt: (text) => text.replace(/\s/g, ' ').replace(CONTROL, ''),
};

/** Reads the `normalizer` of a tokenizer file; none leaves texts as they are. */
export function readNormalizer(value: unknown, depth = 0): Parsed<Normalizer> {
  if (value === null || value === undefined) return parsed((text) => text);
  if (!isObject(value) || depth > MOST_DEPTH) return faulty('malformed', AT, 'it is no object, or too deep');
  const type = textOr(value.type, '');
  if (Object.hasOwn(SIMPLE, type)) return parsed(SIMPLE[type]!);
  switch (type) {
    case 'Sequence':
      return sequence(value.normalizers, depth);
    case 'BertNormalizer':
      return parsed(bert(value));
    case 'Strip':
      return parsed(strip(value.strip_left !== false, value.strip_right !== false));
    case 'Prepend': {
      const prefix = textOr(value.prepend, '');
      return parsed((text) => (text === '' ? text : prefix + text));
    }
    case 'Replace': {
      const pattern = readPattern(value.pattern, AT);
      const content = textOr(value.content, '');
      return pattern.ok ? parsed((text) => text.replace(pattern.value, () => content)) : pattern;
    }
    default:
      return faulty('unsupported', AT, `its type is ${JSON.stringify(type).slice(0, 40)}`);
  }
}

function sequence(list: unknown, depth: number): Parsed<Normalizer> {
  if (!Array.isArray(list)) return faulty('malformed', AT, 'its sequence is no list');
  const all: Normalizer[] = [];
  for (const value of list) {
    const one = readNormalizer(value, depth + 1);
    if (!one.ok) return one;
    all.push(one.value);
  }
  return parsed((text) => all.reduce((now, normalize) => normalize(now), text));
}

function strip(left: boolean, right: boolean): Normalizer {
  return (text) => {
    const begun = left ? text.trimStart() : text;
    return right ? begun.trimEnd() : begun;
  };
}

function bert(options: JsonObject): Normalizer {
  const lower = options.lowercase !== false;
  const bare = options.strip_accents ?? lower;
  const clean = options.clean_text !== false;
  const apart = options.handle_chinese_chars !== false;
  return (text) => {
    let now = clean ? text.replace(/\s/g, ' ').replace(CONTROL, '') : text;
    if (apart) now = now.replace(HAN, ' $& ');
    if (bare) now = stripAccents(now);
    return lower ? now.toLowerCase() : now;
  };
}

import { isObject } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';

const MOST_LENGTH = 500;
/** A repeated group can take time without end on a short text; no tokenizer in use needs one. */
const REPEATED_GROUP = /\)[*+{]|\\[1-9]|\\k/;

/** `{ "String": … }` or `{ "Regex": … }` of a tokenizer file as a pattern that matches everywhere. */
export function readPattern(value: unknown, at: string): Parsed<RegExp> {
  if (!isObject(value)) return faulty('malformed', at, 'it has no pattern');
  const { String: plain, Regex: source } = value;
  if (typeof plain === 'string') return parsed(new RegExp(RegExp.escape(plain), 'gu'));
  if (typeof source !== 'string') return faulty('malformed', at, 'it has no pattern');
  if (source.length > MOST_LENGTH || REPEATED_GROUP.test(source)) {
    return faulty('unsupported', at, 'its pattern is too long or repeats a group');
  }
  try {
    return parsed(new RegExp(source, 'gu'));
  } catch {
    return faulty('unsupported', at, 'its pattern is not understood');
  }
}

import { detectLanguage, maskPersonalData } from '@gongjian/engines/text';
import type { Privacy } from './privacy.ts';
import type { Voice } from './record.ts';
import type { Attributes } from './tables.ts';
import { createVoiceIds } from './voice-ids.ts';

const nextId = createVoiceIds();
const SMALLEST_PERSONAL = 1_000_000;

/** A voice as it goes into the database: masked, its author a pseudonym, its language known. */
export interface PreparedVoice {
  readonly id: string;
  readonly voice: Voice;
  readonly text: string;
  readonly language: string;
  readonly authorKey: string | null;
  /** JSON of the masked attributes. */
  readonly authorAttributes: string;
  readonly attributes: string;
  /** Kinds of personal data that were masked, each once. */
  readonly masked: readonly string[];
}

/** @param privacy of the workspace */
export function prepareVoice(voice: Voice, { pseudonyms, masks }: Privacy): PreparedVoice {
  const found = new Set<string>();
  const mask = (text: string): string => {
    if (!masks) return text;
    const masked = maskPersonalData(text);
    for (const kind of masked.found) found.add(kind);
    return masked.text;
  };
  const text = mask(voice.text);
  return {
    id: nextId(),
    voice,
    text,
    language: voice.language ?? detectLanguage(text),
    authorKey: voice.author.key === null ? null : pseudonyms(voice.author.key),
    authorAttributes: maskedJson(voice.author.attributes, mask),
    attributes: maskedJson(voice.attributes, mask),
    masked: [...found],
  };
}

function maskedJson(attributes: Attributes, mask: (text: string) => string): string {
  const masked: Attributes = {};
  let any = false;
  for (const [key, value] of Object.entries(attributes)) {
    masked[key] = typeof value === 'string' ? mask(value) : maskedNumber(value, mask);
    any = true;
  }
  return any ? JSON.stringify(masked) : '{}';
}

/** A number can be a phone's or a card's; small ones cannot. */
function maskedNumber(value: number, mask: (text: string) => string): number | string {
  if (Math.abs(value) < SMALLEST_PERSONAL) return value;
  const text = String(value);
  const masked = mask(text);
  return masked === text ? value : masked;
}

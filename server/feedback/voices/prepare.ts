import { createHmac } from 'node:crypto';
import { detectLanguage, maskPersonalData } from '@gongjian/engines/text';
import { newId } from '../../platform/ids.ts';
import type { Voice } from './record.ts';
import type { Attributes } from './tables.ts';

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

/** @param salt the workspace's secret for pseudonyms */
export function prepareVoice(voice: Voice, salt: Buffer): PreparedVoice {
  const found = new Set<string>();
  const mask = (text: string): string => {
    const masked = maskPersonalData(text);
    for (const kind of masked.found) found.add(kind);
    return masked.text;
  };
  const text = mask(voice.text);
  return {
    id: newId(),
    voice,
    text,
    language: voice.language ?? detectLanguage(text),
    authorKey: voice.author.key === null ? null : pseudonym(voice.author.key, salt),
    authorAttributes: maskedJson(voice.author.attributes, mask),
    attributes: maskedJson(voice.attributes, mask),
    masked: [...found],
  };
}

/** The same author of a workspace always gets the same key, and nobody without the salt gets the author back. */
export function pseudonym(author: string, salt: Buffer): string {
  return createHmac('sha256', salt).update(author).digest('base64url').slice(0, 22);
}

function maskedJson(attributes: Attributes, mask: (text: string) => string): string {
  const masked: Attributes = {};
  let any = false;
  for (const [key, value] of Object.entries(attributes)) {
    masked[key] = typeof value === 'string' ? mask(value) : value;
    any = true;
  }
  return any ? JSON.stringify(masked) : '{}';
}

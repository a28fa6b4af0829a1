import {
  asAttributes,
  checkAttributes,
  checkOptionalString,
  checkString,
  isCleanText,
  isObject,
} from './fields.ts';
import { LIMITS, type Voice } from './record.ts';
import { type Rejection, reject } from './rejection.ts';
import { checkTime, parseIsoTime } from './time.ts';

const FIELDS = new Set([
  'text',
  'occurredAt',
  'source',
  'externalId',
  'channel',
  'language',
  'author',
  'attributes',
  'rating',
  'ratingMax',
  'conversation',
]);
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** Ratings without a scale are stars. */
const STARS = 5;

export type Checked = { readonly status: 'fit'; readonly voice: Voice } | Rejection;

/**
 * Checks one voice as it came over the wire. Anything that was not made by this project may be in `value`.
 * @param now server time; voices of the future are refused
 */
export function checkVoice(value: unknown, now: Date): Checked {
  if (!isObject(value)) return reject('voice.shape');
  for (const key of Object.keys(value)) {
    if (!FIELDS.has(key)) return reject('field.unknown', key.slice(0, LIMITS.attributeKey).toWellFormed());
  }
  const time = typeof value.occurredAt === 'string' ? parseIsoTime(value.occurredAt) : null;
  const refusal =
    checkText(value.text) ??
    timeRefusal(value.occurredAt, time, now) ??
    checkString(value.source, 'source', LIMITS.source) ??
    checkString(value.externalId, 'externalId', LIMITS.externalId) ??
    checkOptionalString(value.channel, 'channel', LIMITS.channel) ??
    checkLanguage(value.language) ??
    checkAuthor(value.author) ??
    checkAttributes(value.attributes, 'attributes') ??
    checkRating(value.rating, value.ratingMax) ??
    checkOptionalString(value.conversation, 'conversation', LIMITS.conversation);
  return refusal ?? { status: 'fit', voice: readVoice(value, time!) };
}

/** The text of a voice: not blank, clean, not longer than a voice can be. */
export function checkText(value: unknown): Rejection | null {
  if (typeof value !== 'string') return reject(value === undefined ? 'field.missing' : 'field.type', 'text');
  if (value.length > LIMITS.text) return reject('text.long', 'text');
  if (value.trim() === '') return reject('text.empty', 'text');
  return isCleanText(value) ? null : reject('field.characters', 'text');
}

function timeRefusal(value: unknown, time: number | null, now: Date): Rejection | null {
  if (time !== null) return checkTime(time, now);
  if (value === undefined) return reject('field.missing', 'occurredAt');
  return reject(typeof value === 'string' ? 'time.format' : 'field.type', 'occurredAt');
}

function checkLanguage(value: unknown): Rejection | null {
  const refusal = checkOptionalString(value, 'language', LIMITS.language);
  if (refusal || typeof value !== 'string') return refusal;
  return LANGUAGE.test(value) ? null : reject('field.range', 'language');
}

function checkAuthor(value: unknown): Rejection | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return reject('field.type', 'author');
  for (const key of Object.keys(value)) {
    if (key !== 'key' && key !== 'attributes') {
      return reject('field.unknown', `author.${key.slice(0, LIMITS.attributeKey).toWellFormed()}`);
    }
  }
  return (
    checkOptionalString(value.key, 'author.key', LIMITS.authorKey) ??
    checkAttributes(value.attributes, 'author.attributes')
  );
}

function checkRating(rating: unknown, max: unknown): Rejection | null {
  if (max !== undefined && max !== null) {
    if (typeof max !== 'number') return reject('field.type', 'ratingMax');
    if (!(max > 0 && max <= 1_000)) return reject('field.range', 'ratingMax');
  }
  if (rating === undefined || rating === null) return null;
  if (typeof rating !== 'number') return reject('field.type', 'rating');
  const scale = typeof max === 'number' ? max : STARS;
  return rating >= 0 && rating <= scale ? null : reject('field.range', 'rating');
}

function readVoice(value: Record<string, unknown>, time: number): Voice {
  const author = (value.author ?? {}) as { key?: string | null; attributes?: unknown };
  return {
    text: value.text as string,
    occurredAt: new Date(time),
    source: value.source as string,
    externalId: value.externalId as string,
    channel: (value.channel as string | null | undefined) ?? null,
    language: (value.language as string | null | undefined) ?? null,
    author: { key: author.key ?? null, attributes: asAttributes(author.attributes) },
    attributes: asAttributes(value.attributes),
    rating:
      typeof value.rating === 'number'
        ? { value: value.rating, max: (value.ratingMax as number | null | undefined) ?? STARS }
        : null,
    conversation: (value.conversation as string | null | undefined) ?? null,
  };
}

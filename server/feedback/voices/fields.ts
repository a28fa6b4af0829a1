import { LIMITS } from './record.ts';
import { type Rejection, reject } from './rejection.ts';
import type { Attributes } from './tables.ts';

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const RESERVED_KEYS = new Set(['__proto__', 'prototype', 'constructor']);

/** Text without NUL, control characters (tab and line ends are fine) and lone surrogates. */
export const isCleanText = (text: string): boolean => !FORBIDDEN.test(text) && text.isWellFormed();

/** A string of 1 … `most` clean characters. */
export function checkString(value: unknown, at: string, most: number): Rejection | null {
  if (typeof value !== 'string') return reject(value === undefined ? 'field.missing' : 'field.type', at);
  if (value.length > most || value.trim() === '') return reject('field.length', at);
  return isCleanText(value) ? null : reject('field.characters', at);
}

export function checkOptionalString(value: unknown, at: string, most: number): Rejection | null {
  return value === undefined || value === null ? null : checkString(value, at, most);
}

/** Flat attributes: at most 64 keys that no object inherits, values strings or finite numbers. */
export function checkAttributes(value: unknown, at: string): Rejection | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return reject('field.type', at);
  const keys = Object.keys(value);
  if (keys.length > LIMITS.attributes) return reject('attributes.many', at);
  for (const key of keys) {
    const refusal = checkAttribute(key, value[key], at);
    if (refusal) return refusal;
  }
  return null;
}

function checkAttribute(key: string, value: unknown, at: string): Rejection | null {
  if (key.trim() === '' || key.length > LIMITS.attributeKey || RESERVED_KEYS.has(key) || !isCleanText(key)) {
    return reject('attributes.key', `${at}.${key.slice(0, LIMITS.attributeKey).toWellFormed()}`);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? null : reject('field.range', `${at}.${key}`);
  if (typeof value !== 'string') return reject('field.type', `${at}.${key}`);
  if (value.length > LIMITS.attributeValue) return reject('field.length', `${at}.${key}`);
  return isCleanText(value) ? null : reject('field.characters', `${at}.${key}`);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const asAttributes = (value: unknown): Attributes => (value ?? {}) as Attributes;

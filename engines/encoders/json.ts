import { faulty, type Parsed, parsed } from './outcome.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object out of UTF-8 bytes. */
export function readObject(bytes: Uint8Array, at: string): Parsed<JsonObject> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? parsed(value) : faulty('malformed', at, 'it is no JSON object');
  } catch {
    return faulty('malformed', at, 'it is no JSON in UTF-8');
  }
}

export const textOr = <T>(value: unknown, fallback: T): string | T =>
  typeof value === 'string' ? value : fallback;

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

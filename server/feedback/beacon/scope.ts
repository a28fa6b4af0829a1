import { Type } from 'typebox';
import type { Attributes } from '../voices/tables.ts';

/** Bounds of a scope. */
export const SCOPE_LIMITS = { attributes: 8, values: 50, characters: 200 } as const;

const Name = Type.String({ pattern: '^[^\\u0000-\\u001f]{1,64}$' });
const Value = Type.String({ minLength: 1, maxLength: SCOPE_LIMITS.characters });

/** What something is about: attribute → values. Every attribute must match, by any of its values; `{}` is everything. */
export const ScopeShape = Type.Record(
  Name,
  Type.Array(Value, { minItems: 1, maxItems: SCOPE_LIMITS.values, uniqueItems: true }),
  { maxProperties: SCOPE_LIMITS.attributes, additionalProperties: false },
);
export type Scope = Readonly<Record<string, readonly string[]>>;

/** What is known of one voice, order or visit: attribute → value. */
export type Facts = Readonly<Record<string, string>>;

/** Whether facts lie within a scope. An attribute that the facts lack matches nothing. */
export function matchesScope(scope: Scope, facts: Facts): boolean {
  for (const [attribute, values] of Object.entries(scope)) {
    if (!Object.hasOwn(facts, attribute) || !values.includes(facts[attribute]!)) return false;
  }
  return true;
}

/** Whether all that lies within `inner` also lies within `outer`, as far as the words themselves tell. */
export const isWithin = (inner: Scope, outer: Scope): boolean =>
  Object.entries(outer).every(
    ([attribute, values]) =>
      Object.hasOwn(inner, attribute) && inner[attribute]!.every((value) => values.includes(value)),
  );

/** Whether something could lie within both. */
export const overlap = (one: Scope, other: Scope): boolean =>
  Object.entries(one).every(
    ([attribute, values]) =>
      !Object.hasOwn(other, attribute) || values.some((value) => other[attribute]!.includes(value)),
  );

/** The same scope always reads the same: attributes and values in order of their characters. */
export function describeScope(scope: Scope): string {
  const parts = Object.keys(scope)
    .sort()
    .map((attribute) => `${attribute}=${[...scope[attribute]!].sort().join('|')}`);
  return parts.length === 0 ? '*' : parts.join(' & ');
}

/** What a voice carries that scopes can speak of. */
export interface Attributed {
  readonly channel: string | null;
  readonly source: string;
  readonly language: string;
  readonly authorAttributes: Attributes;
  readonly attributes: Attributes;
}

/** Facts of a voice; its own attributes come before its author's, and those before channel, source and language. */
export function factsOfVoice(voice: Attributed): Facts {
  const facts: Record<string, string> = { source: voice.source, language: voice.language };
  if (voice.channel !== null) facts.channel = voice.channel;
  for (const [name, value] of Object.entries(voice.authorAttributes)) facts[name] = String(value);
  for (const [name, value] of Object.entries(voice.attributes)) facts[name] = String(value);
  return facts;
}

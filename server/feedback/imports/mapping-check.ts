import { type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { LIMITS } from '../voices/index.ts';
import { MAPPED_FIELDS, type MappedField, type Mapping } from './shape.ts';

const RESERVED = new Set(['__proto__', 'prototype', 'constructor']);

/** Refuses a mapping that names columns which the file has not, that has no text, or that has unusable keys. */
export function checkMapping(mapping: Mapping, columns: readonly string[]): Outcome<Mapping> {
  if (!mapping.fields.text && !mapping.fields.title) {
    return refuse('request.invalid', 'Say which column holds the text.', 'body/mapping/fields/text');
  }
  for (const [field, column] of Object.entries(mapping.fields)) {
    if (!columns.includes(column)) {
      return refuse('request.invalid', `The file has no column “${column}”.`, `body/mapping/fields/${field}`);
    }
  }
  const keys = Object.values(mapping.attributes);
  if (keys.length > LIMITS.attributes) {
    return refuse('request.tooMany', `At most ${LIMITS.attributes} attributes.`, 'body/mapping/attributes');
  }
  for (const [column, key] of Object.entries(mapping.attributes)) {
    const at = `body/mapping/attributes/${column}`;
    if (!columns.includes(column))
      return refuse('request.invalid', `The file has no column “${column}”.`, at);
    if (key.trim() === '' || key.length > LIMITS.attributeKey || RESERVED.has(key)) {
      return refuse('request.invalid', 'The key is empty, too long or reserved.', at);
    }
  }
  return { ok: true, value: mapping };
}

/**
 * Reads a mapping as it is typed: `text=内容,occurredAt=时间,attribute.版本=version`. Columns that are not named keep
 * what was guessed for attributes.
 */
export function parseMapping(typed: string, guessed: Mapping): Outcome<Mapping> {
  const fields: Partial<Record<MappedField, string>> = {};
  const attributes: Record<string, string> = {};
  for (const part of typed.split(',')) {
    const at = part.indexOf('=');
    const [name, column] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    if (at < 1 || column === '') return refuse('request.invalid', `“${part}” is not FIELD=COLUMN.`, 'map');
    if (name.startsWith('attribute.')) attributes[column] = name.slice('attribute.'.length);
    else if ((MAPPED_FIELDS as readonly string[]).includes(name)) fields[name as MappedField] = column;
    else {
      const known = [...MAPPED_FIELDS, 'attribute.KEY'].join(', ');
      return refuse('request.invalid', `“${name}” is no field. Fields: ${known}.`, 'map');
    }
  }
  const used = new Set(Object.values(fields));
  const rest = Object.entries({ ...guessed.attributes, ...attributes }).filter(
    ([column]) => !used.has(column),
  );
  return { ok: true, value: { ...guessed, fields, attributes: Object.fromEntries(rest) } };
}

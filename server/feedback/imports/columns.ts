import { LIMITS } from '../voices/index.ts';

const RESERVED = new Set(['__proto__', 'prototype', 'constructor']);

/** Names for the columns of a header: never empty, never twice, never one that every object inherits. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, i) => {
    const trimmed = cell
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f-\u009f\ufeff]/g, ' ')
      .trim()
      .slice(0, LIMITS.attributeKey - 6);
    const base = trimmed === '' ? `column ${i + 1}` : RESERVED.has(trimmed) ? `${trimmed}_` : trimmed;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    return name;
  });
}

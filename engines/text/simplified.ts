import { Converter } from 'opencc-js/t2cn';

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/**
 * The simplified form of every Han character of the basic plane, as a table indexed by code unit.
 * Characters whose simplified form lies outside the basic plane keep their own form, and so does 著,
 * which simplified Chinese also writes (see `simplify著`).
 */
export function simplifiedForms(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  const traditional = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, i) =>
    String.fromCharCode(FIRST_HAN + i),
  );
  const convert = Converter({ from: 't', to: 'cn' });
  // One call for all: the line breaks keep the phrase dictionary from joining neighbours.
  const simplified = convert(traditional.join('\n')).split('\n');
  for (const [i, form] of simplified.entries()) {
    if (form.length === 1) table[FIRST_HAN + i] = form.charCodeAt(0);
  }
  table[ZHU] = ZHU;
  return table;
}

/** 著, and the form that it has as an aspect particle. */
export const ZHU = '著'.charCodeAt(0);
const ZHE = '着'.charCodeAt(0);
const BEFORE_ZHU = new Set('名显卓编译专巨论合土昭拙撰原遗新所');
const AFTER_ZHU = new Set('名作者称述录书');

/** 著 reads 着 in traditional text (接著) but is a word of its own in both scripts (著名, 原著). */
export function simplifyZhu(before: string | undefined, after: string | undefined): number {
  const itself = (before && BEFORE_ZHU.has(before)) || (after && AFTER_ZHU.has(after));
  return itself ? ZHU : ZHE;
}

import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

type Words = { [key: string]: string | Words };

/** Every path of a catalogue with its text; English plural suffixes are folded onto their key. */
function flat(words: Words, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(`${path}${key.replace(/_(one|other)$/, '')}`, value);
    else for (const [inner, text] of flat(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const variables = (text: string) => [...text.matchAll(/{{\s*([\w.]+)/g)].map((match) => match[1]).sort();
const chinese = flat(zhCN);
const english = flat(en);

test('both catalogues say the same things', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('a sentence takes the same figures in both languages', () => {
  for (const [key, text] of chinese) {
    expect({ key, takes: new Set(variables(english.get(key) ?? '')) }).toEqual({
      key,
      takes: new Set(variables(text)),
    });
  }
});

test('nothing is left untranslated: no Chinese in English, something Chinese in Chinese sentences', () => {
  for (const [key, text] of english) {
    if (key !== 'shell.language.zh') expect(text, key).not.toMatch(/\p{Script=Han}/u);
  }
});

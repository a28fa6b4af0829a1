import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS, missingIn, tidy, type Words } from './words.ts';

const whole: Words = {
  title: '次日达',
  who: '收货人',
  pain: '到货慢，催单没人理',
  solution: '前置仓',
  benefit: '',
  growth: '',
  experience: '',
  assumption: '',
};

describe('a strategy without customer value is not a strategy', () => {
  test.each(['title', 'who', 'pain', 'solution'] as const)('%s must be said', (field) => {
    for (const blank of ['', ' ', '\u3000\n', '\u200b', '\ufeff ']) {
      expect(missingIn({ ...whole, [field]: blank })).toMatchObject({ field });
    }
  });

  test('the rest may follow later', () => expect(missingIn(whole)).toBeNull());
});

test('tidying twice is tidying once, and no field is ever missing', () => {
  const some = fc.record(Object.fromEntries(FIELDS.map((field) => [field, fc.string()])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(some, (words) => {
      const once = tidy(words);
      expect(tidy(once)).toEqual(once);
      expect(Object.keys(once)).toEqual([...FIELDS]);
    }),
  );
});

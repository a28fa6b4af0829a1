import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
  'a spreadsheet computes nothing of %j',
  (text) => {
    const [[cell]] = parse(csvLine([text, 'end'])) as [[string]];
    expect(cell).toBe(`'${text}`);
  },
);

test('numbers, truth, nothing and objects', () => {
  expect(csvLine([-1.5, true, null, { a: [1] }, '退款'])).toBe('-1.5,true,,"{""a"":[1]}",退款\r\n');
});

test('any text comes back, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (texts) => {
      const [cells] = parse(csvLine(texts), { relax_column_count: true }) as [string[]];
      expect(cells.map((cell, i) => (cell === `'${texts[i]}` ? texts[i] : cell))).toEqual(texts);
    }),
  );
});

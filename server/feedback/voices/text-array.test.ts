import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../platform/database/database.ts';
import { textArray } from './text-array.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ url: process.env.TEST_DATABASE_URL || null, folder: null });
});
afterAll(() => database.close());

test('PostgreSQL reads back what was written, whatever the text', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => one.isWellFormed() && !one.includes('\0'));
  const awkward = fc.constantFrom('', 'NULL', '"', '\\', '{a,b}', ' a ', '\\"', '\n', "'", ',');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(text, awkward, fc.constant(null))), async (values) => {
      const { rows } = await database.pool.query('select $1::text[] as back', [
        textArray(values, (one) => one),
      ]);
      expect(rows[0].back).toEqual(values);
    }),
  );
});

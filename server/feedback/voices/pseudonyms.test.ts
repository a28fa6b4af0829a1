import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { test } from 'vitest';
import { pseudonymsOf } from './pseudonyms.ts';

test('a pseudonym is the HMAC-SHA-256 of the author under the salt (RFC 2104)', () => {
  const salt = randomBytes(32);
  const pseudonyms = pseudonymsOf(salt);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (author) => {
      const hmac = createHmac('sha256', salt).update(author).digest('base64url');
      return pseudonyms(author) === hmac.slice(0, 22);
    }),
  );
});

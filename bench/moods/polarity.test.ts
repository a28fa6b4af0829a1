import { expect, test } from 'vitest';
import { polarities } from './polarity.ts';

test.each([
  ['words', ['yes', 'No', ''], [1, -1, undefined]],
  ['Chinese words', ['好评', '差评'], [1, -1]],
  ['zero and one', ['1', '0', '1'], [1, -1, 1]],
  ['minus one to one', ['-1', '0.5', '0'], [-1, 0.5, undefined]],
  ['one to five', ['1', '3', '5', 'x'], [-1, undefined, 1, undefined]],
  ['one to ten', ['10', '1'], [1, -1]],
])('%s', (_, cells, expected) => expect(polarities(cells)).toEqual(expected));

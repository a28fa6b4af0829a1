import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventParser, type StreamEvent } from './events.ts';

const lineless = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\0]/g, ''));
const messages = fc.array(
  fc.record({ event: fc.constantFrom('snapshot', 'change', 'heartbeat'), data: lineless, id: lineless }),
);

test('however a stream is cut, the same messages come out', () => {
  fc.assert(
    fc.property(
      messages,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.infiniteStream(fc.nat(7)),
      (sent, end, cuts) => {
        const text = sent
          .map(({ event, data, id }) =>
            [': hello', `id: ${id}`, `event: ${event}`, `data: ${data}`, '', ''].join(end),
          )
          .join('');
        const parse = createEventParser();
        const heard: StreamEvent[] = [];
        for (let at = 0; at < text.length; ) {
          const to = at + 1 + cuts.next().value!;
          heard.push(...parse(text.slice(at, to)));
          at = to;
        }
        // The last line's end may still be half of one.
        heard.push(...parse('\n'));
        expect(heard).toEqual(sent);
      },
    ),
  );
});

test('many lines of data are one text, an id lasts, and no data is no message', () => {
  const parse = createEventParser();
  expect(parse('id: 7\ndata: a\ndata:b\n\nevent: x\n\ndata\n\n')).toEqual([
    { event: 'message', data: 'a\nb', id: '7' },
    { event: 'message', data: '', id: '7' },
  ]);
});

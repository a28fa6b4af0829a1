import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createTestClock } from '../../testing/clock.ts';
import { createWebhooks, pauseAfter, RETRY, verifyMessage, type WebhookSettings } from './index.ts';
import { createReach, isNetwork } from './networks.ts';
import { signMessage } from './signature.ts';

// W1 signed over time and body; W2 old messages are refused; W3 tried again with growing pauses; W4 never inside.

const clock = createTestClock();
const SECRET = 'shared secret';
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A receiver that answers by the script, one entry a request; the last one stays. */
async function receiver(...script: ((response: ServerResponse) => void)[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    received.push({ headers: request.headers, body });
    (script.length > 1 ? script.shift()! : script[0]!)(response);
  });
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, port, received };
}

const say =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers).end('{}');
  };

const FAST = { tries: 4, firstMs: 4, factor: 2, longestMs: 20 };
const webhooks = (over: Partial<WebhookSettings> = {}) =>
  createWebhooks({ privateNetworks: ['127.0.0.0/8'], clock, plan: FAST, ...over });
const message = (url: string) => ({ url, secret: SECRET, body: '{"a":"中"}', id: 'one' });

describe('W1, W2: a signed message', () => {
  test('is known by its receiver, within five minutes', async () => {
    const { url, received } = await receiver(say(204));
    expect(await webhooks().deliver(message(url))).toMatchObject({ ok: true, tries: 1 });
    const { headers, body } = received[0]!;
    const signed = {
      timestamp: String(headers['x-gongjian-timestamp']),
      signature: String(headers['x-gongjian-signature']),
      body,
    };
    const at = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000);
    expect(headers['x-gongjian-delivery']).toBe('one');
    expect(verifyMessage(SECRET, signed, clock.now())).toBe(true);
    expect(verifyMessage(SECRET, signed, at(299))).toBe(true);
    expect(verifyMessage(SECRET, signed, at(302))).toBe(false);
    expect(verifyMessage(SECRET, signed, at(-302))).toBe(false);
    expect(verifyMessage('another', signed, clock.now())).toBe(false);
    expect(verifyMessage(SECRET, { ...signed, body: '{}' }, clock.now())).toBe(false);
    expect(verifyMessage(SECRET, { ...signed, timestamp: 'x' }, clock.now())).toBe(false);
  });

  test('has one signature for one time and one body', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.string(), (time, one, other) => {
        const same = signMessage(SECRET, String(time), one) === signMessage(SECRET, String(time), other);
        expect(same).toBe(one === other);
      }),
    );
  });
});

describe('W3: a message that is not taken', () => {
  test('is tried again under the same id until it is taken', async () => {
    const { url, received } = await receiver(say(503), say(429), say(200));
    expect(await webhooks().deliver(message(url))).toMatchObject({ ok: true, tries: 3 });
    expect(received.map(({ headers }) => headers['x-gongjian-delivery'])).toEqual(['one', 'one', 'one']);
  });

  test('is given up after so many tries, and says why', async () => {
    const { url, received } = await receiver(say(500));
    expect(await webhooks().deliver(message(url))).toMatchObject({ ok: false, reason: 'http.500', tries: 4 });
    expect(received).toHaveLength(4);
  });

  test.each([400, 401, 404, 410, 301])('is not tried again after %i', async (status) => {
    const { url, received } = await receiver(say(status, { location: 'http://127.0.0.1/' }));
    expect(await webhooks().deliver(message(url))).toMatchObject({ ok: false, temporary: false, tries: 1 });
    expect(received).toHaveLength(1);
  });

  test('waits as long as the receiver asks', async () => {
    const { url } = await receiver(say(429, { 'retry-after': '7' }));
    expect(await webhooks().send(message(url))).toMatchObject({ temporary: true, afterMs: 7_000 });
  });

  test('does not wait for ever for an answer', async () => {
    const { url } = await receiver(() => {});
    const sent = await webhooks({ timeoutMs: 50 }).send(message(url));
    expect(sent).toMatchObject({ ok: false, reason: 'timeout', temporary: true });
  });

  test('pauses grow, differ, and end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, random) => {
          const pause = pauseAfter(tries, random);
          if (tries >= RETRY.tries) expect(pause).toBeNull();
          else {
            const whole = Math.min(RETRY.longestMs, 1_000 * 4 ** (tries - 1));
            expect(pause).toBeGreaterThanOrEqual(whole / 2);
            expect(pause).toBeLessThanOrEqual(whole);
          }
        },
      ),
    );
  });
});

describe('W4: addresses inside', () => {
  test.each([
    'http://127.0.0.1/',
    'http://localhost:1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://10.1.2.3/',
    'http://user:pass@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is refused', async (url) => {
    const sent = await webhooks({ privateNetworks: [] }).send(message(url));
    expect(sent).toMatchObject({ ok: false, reason: 'address.refused', temporary: false });
  });

  test('a name is judged by where it leads', async () => {
    const { port, received } = await receiver(say(200));
    const url = `http://localhost:${port}/`;
    expect(await webhooks({ privateNetworks: [] }).send(message(url))).toMatchObject({ ok: false });
    expect(received).toHaveLength(0);
    expect(await webhooks({ privateNetworks: ['127.0.0.1', '::1'] }).send(message(url))).toMatchObject({
      ok: true,
    });
  });

  test('the internet is open; a network that is named opens just itself', () => {
    const reaches = createReach(['10.2.0.0/16']);
    expect(['8.8.8.8', '2606:4700::1111', '10.2.3.4', '::ffff:8.8.8.8'].map(reaches)).toEqual(
      Array(4).fill(true),
    );
    expect(['10.3.0.1', '192.168.1.1', 'fd00::1', '::', '::ffff:10.3.0.1'].map(reaches)).toEqual(
      Array(5).fill(false),
    );
  });

  test.each([
    ['10.0.0.0/8', true],
    ['fd00::/8', true],
    ['127.0.0.1', true],
    ['10.0.0.0/33', false],
    ['example.com', false],
    ['10.0.0.0/8/8', false],
    ['', false],
  ])('%s names a network: %s', (text, is) => expect(isNetwork(text)).toBe(is));
});

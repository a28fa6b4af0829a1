import { afterAll, expect, test } from 'vitest';
import { encoderContract } from '../../../engines/encoders/testing/contract.ts';
import { EndpointFailed, type EndpointOptions, openEndpoint } from './endpoint.ts';
import { localServer } from './testing/local-server.ts';

interface Asked {
  readonly url: string;
  readonly key: string | undefined;
  readonly body: { model: string; input: string[]; encoding_format: string };
}

const vectorOf = (text: string) => [text.length + 1, text.charCodeAt(0) % 97, 1];

/** Answers in the wrong order, with indices; the first statuses come before. */
function endpoint(asked: Asked[], statuses: number[] = []) {
  return localServer(({ url = '', headers, body }, response) => {
    const parsed = JSON.parse(body) as Asked['body'];
    asked.push({ url, key: headers.authorization, body: parsed });
    const status = statuses.shift();
    if (status !== undefined) return response.writeHead(status, { 'retry-after': '2' }).end('no');
    const data = parsed.input.map((text, index) => ({ index, embedding: vectorOf(text) })).reverse();
    return response.writeHead(200).end(JSON.stringify({ data }));
  });
}

async function open(options: EndpointOptions) {
  const opened = await openEndpoint(options);
  if (!opened.ok) throw new Error(opened.detail);
  return opened.value;
}

test('asks as the interface says, in batches, and puts the answers in order', async () => {
  const asked: Asked[] = [];
  await using server = await endpoint(asked);
  const encoder = await open({ url: `${server.url}/v1/`, model: 'm', key: 'secret', batch: 2 });
  const vectors = await encoder.encode(['a', '', 'bb', 'ccc']);
  expect(asked.map(({ body }) => body.input)).toEqual([['dimension'], ['a', 'bb'], ['ccc']]);
  expect(asked[1]).toMatchObject({ url: '/v1/embeddings', key: 'Bearer secret' });
  expect(asked[1]!.body).toMatchObject({ model: 'm', encoding_format: 'float' });
  expect(vectors[1]).toEqual(new Float32Array(3));
  const [x, y] = vectorOf('bb');
  expect(vectors[2]![1]! / vectors[2]![0]!).toBeCloseTo(y! / x!, 4);
});

test('a busy endpoint is asked again, waiting as it says; a refusal is final', async () => {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  await using server = await endpoint(asked, [429, 503]);
  await open({ url: server.url, model: 'm', wait });
  expect(waits).toEqual([2000, 2000]);
  await using closed = await endpoint(asked, [401]);
  expect(await openEndpoint({ url: closed.url, model: 'm', wait })).toMatchObject({ trouble: 'refused' });
  expect(waits).toHaveLength(2);
});

test('silence, nonsense and no address are outcomes', async () => {
  const waits: number[] = [];
  const options = { model: 'm', retries: 2, timeoutMs: 50, wait: async (ms: number) => void waits.push(ms) };
  await using silent = await localServer(() => {});
  expect(await openEndpoint({ ...options, url: silent.url })).toMatchObject({ trouble: 'unreachable' });
  expect(waits).toEqual([500, 1000]);
  await using nonsense = await localServer((_, response) => response.end('{"data":[{"embedding":["x"]}]}'));
  expect(await openEndpoint({ ...options, url: nonsense.url, timeoutMs: 5000 })).toMatchObject({
    trouble: 'unreadable',
  });
  expect(await openEndpoint({ ...options, url: 'ftp://x' })).toMatchObject({ trouble: 'address' });
});

test('a failure while encoding holds no text', async () => {
  const statuses: number[] = [];
  await using server = await endpoint([], statuses);
  const encoder = await open({ url: server.url, model: 'm' });
  statuses.push(400);
  const failure = await Promise.resolve(encoder.encode(['private words'])).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EndpointFailed);
  expect(JSON.stringify(failure) + String(failure)).not.toContain('private');
});

const shared = await endpoint([]);
afterAll(() => shared[Symbol.asyncDispose]());
encoderContract('endpoint', () => open({ url: shared.url, model: 'm' }));

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Ingest, sendVoices, type VoiceInput } from './ingest.ts';

let server: Server | null = null;
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

const serve = async (answer: RequestListener) => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const voice = (externalId: string): VoiceInput => ({
  text: '退款慢',
  occurredAt: '2026-11-01T00:00:00Z',
  source: 'test',
  externalId,
});

/** A server that fails as told and then accepts everything. */
const failing = (failures: (number | 'cut')[]) => {
  const bodies: VoiceInput[][] = [];
  const answer: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const failure = failures.shift();
      if (failure === 'cut') return request.socket.destroy();
      const { voices } = JSON.parse(Buffer.concat(chunks).toString()) as { voices: VoiceInput[] };
      if (failure !== undefined) {
        response.writeHead(failure, { 'content-type': 'application/problem+json', 'retry-after': '2' });
        return response.end(JSON.stringify({ title: 'No', detail: 'no', status: failure, code: 'test' }));
      }
      bodies.push(voices);
      const results = voices.map(({ externalId }) => ({ status: 'accepted', id: externalId }));
      return response.end(JSON.stringify({ results }));
    });
  };
  return { bodies, answer };
};

const patient = (waits: number[]) => ({
  random: () => 0.5,
  wait: async (milliseconds: number) => void waits.push(milliseconds),
});

test('a busy server and a cut line are tried again, as late as the server asks', async () => {
  const { answer } = failing([503, 'cut', 502]);
  const waits: number[] = [];
  const options = { baseUrl: await serve(answer), key: 'k', retry: patient(waits) };
  expect(await sendVoices(options, [voice('a'), voice('b')])).toEqual([
    { status: 'accepted', id: 'a' },
    { status: 'accepted', id: 'b' },
  ]);
  expect(waits).toHaveLength(3);
  expect(waits[0]).toBeGreaterThanOrEqual(2_000);
});

test('a refusal for good is thrown at once', async () => {
  const { answer } = failing([403]);
  const waits: number[] = [];
  const options = { baseUrl: await serve(answer), key: 'k', retry: patient(waits) };
  await expect(sendVoices(options, [voice('a')])).rejects.toMatchObject({ status: 403, code: 'test' });
  expect(waits).toEqual([]);
});

test('voices added one by one share calls, and each gets its own answer', async () => {
  const { answer, bodies } = failing([503]);
  const ingest = new Ingest({ baseUrl: await serve(answer), key: 'k', batch: 10, retry: patient([]) });
  const answers = Array.from({ length: 35 }, (_, i) => ingest.add(voice(String(i))));
  await ingest.flush();
  expect((await Promise.all(answers)).map((one) => one.status === 'accepted' && one.id)).toEqual(
    Array.from({ length: 35 }, (_, i) => String(i)),
  );
  expect(bodies.map((body) => body.length).toSorted((a, b) => a - b)).toEqual([5, 10, 10, 10]);
});

import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bells } from '../../feedback/bells/tables.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** 09:30 in Shanghai on a Monday. */
const MORNING = new Date('2026-11-02T01:30:00Z');
const HOUR = 3_600_000;

let post: SMTPServer;
let world: World;
let owner: Caller;
let ringer: Caller;
const letters: Letter[] = [];

beforeAll(async () => {
  post = await startPost();
  const { port } = post.server.address() as AddressInfo;
  world = await startWorld({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  world.clock.set(MORNING);
  owner = await world.as('manager');
  ringer = await world.as('frontline');
});
afterAll(async () => {
  await world.close();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});
beforeEach(() => {
  letters.length = 0;
});

/** A real mail server that keeps what it is given. */
async function startPost(): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, accept) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(open(Buffer.concat(chunks).toString(), session.envelope.rcptTo[0]!.address));
        accept();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return server;
}

function open(raw: string, to: string): Letter {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end);
  const body = raw.slice(end + 4);
  const subject = /^Subject: ((?:.*)(?:\r\n[ \t].*)*)/m.exec(head)![1]!;
  const words = subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, way, text) =>
      way.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
    );
  const encoded = /^Content-Transfer-Encoding: base64/im.test(head);
  const text = encoded ? Buffer.from(body, 'base64').toString() : quoted(body.replaceAll('=\r\n', ''));
  return { to, subject: words, text };
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

/** A voice and a bell on it; the grouping plays no part here. */
async function ring(): Promise<{ id: string; version: number }> {
  const { body } = await ringer.post<{ results: { id: string }[] }>('/api/v1/voices', {
    voices: [{ text: '退款三天没到账', occurredAt: MORNING.toISOString(), source: 't', externalId: newId() }],
  });
  const answer = await ringer.post<{ id: string; version: number }>('/api/v1/bells', {
    voiceIds: [body.results[0]!.id],
    title: '退款三天没到账',
    note: '客户在等',
    ownerId: owner.userId,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}
/** Only digests: what cannot wait is sent each minute beside them. */
const digests = () => letters.filter(({ subject }) => /digest|摘要/.test(subject));
const arrived = (count: number) =>
  vi.waitFor(() => expect(digests()).toHaveLength(count), { timeout: 10_000 });
const settled = () => world.services.mail.close();

describe('what cannot wait', () => {
  test('a bell reaches its owner by mail, once, with its link', async () => {
    const bell = await ring();
    await world.services.jobs.runNow('mail.urgent');
    await vi.waitFor(() => expect(letters).toHaveLength(1), { timeout: 10_000 });
    expect(letters[0]).toMatchObject({
      to: expect.stringMatching(/^manager@/),
      subject: '拉铃 #1：退款三天没到账',
    });
    expect(letters[0]!.text).toContain('客户在等');
    expect(letters[0]!.text).toContain(`${world.address}/bells/${bell.id}`.replace(/.*(\/bells)/, '$1'));
  });
});

describe('the queue', () => {
  test('shows the owner what waits and nobody else, and is empty when done', async () => {
    await world.services.database.queries.delete(bells);
    const bell = await ring();
    const queue = await owner.get('/api/v1/queue');
    expect(queue.body).toMatchObject({
      total: 1,
      counts: { 'bell.acknowledge': 1 },
      items: [{ kind: 'bell.acknowledge', thingId: bell.id, overdue: false, link: `/bells/${bell.id}` }],
    });
    expect((await ringer.get('/api/v1/queue')).body).toMatchObject({ total: 0, items: [] });
    await owner.post(`/api/v1/bells/${bell.id}/refuse`, { version: bell.version, reason: '银行规定' });
    expect((await owner.get('/api/v1/queue')).body).toMatchObject({ total: 0 });
    const news = await ringer.get('/api/v1/queue');
    expect(news.body).toMatchObject({ items: [{ kind: 'bell.read', context: { reason: '银行规定' } }] });
    const read = await ringer.post('/api/v1/notifications/read', { thingId: bell.id });
    expect(read.body).toEqual({ read: 1 });
    expect((await ringer.get('/api/v1/queue')).body).toMatchObject({ total: 0 });
  });
});

describe('the digest', () => {
  test('comes once a day at nine of the member’s own clock, and not where nothing is to say', async () => {
    await world.services.database.queries.delete(bells);
    await ring();
    world.clock.set(new Date(MORNING.getTime() - HOUR));
    await world.services.jobs.runNow('digest.send');
    world.clock.set(MORNING);
    await world.services.jobs.runNow('digest.send');
    await world.services.jobs.runNow('digest.send');
    await arrived(1);
    await settled();
    expect(digests()).toHaveLength(1);
    expect(digests()[0]).toMatchObject({
      to: expect.stringMatching(/^manager@/),
      subject: '共见每日摘要：1 件事等你处理',
    });
    expect(digests()[0]!.text).toContain('拉铃待响应');
  });

  test('is written in the reader’s language and by their clock', async () => {
    await owner.patch('/api/v1/me', { settings: { language: 'en', timeZone: 'Europe/London' } });
    world.clock.forward(24 * HOUR);
    await world.services.jobs.runNow('digest.send');
    await settled();
    expect(digests()).toHaveLength(0);
    world.clock.forward(7.5 * HOUR);
    await world.services.jobs.runNow('digest.send');
    await arrived(1);
    expect(digests()[0]!.subject).toBe('Gongjian digest: 1 waiting for you');
    expect(digests()[0]!.text).toContain('bell to acknowledge');
  });

  test('one click on its link turns it off, without a session; a forged link does nothing', async () => {
    world.clock.forward(24 * HOUR);
    await world.services.jobs.runNow('digest.send');
    await arrived(1);
    const link = /http\S+\/digest\/off\?token=\S+/.exec(digests()[0]!.text)![0];
    const path = new URL(link).pathname + new URL(link).search;
    const nobody = world.asNobody();
    expect((await nobody.get(`${path}x`)).status).toBe(410);
    const off = await nobody.get<string>(path);
    expect(off.status).toBe(200);
    expect(off.body).toContain('/digest/on');
    const me = await owner.get<{ user: { settings: { digest: boolean } } }>('/api/v1/me');
    expect(JSON.stringify(me.body)).toContain('"digest":false');
    letters.length = 0;
    world.clock.forward(24 * HOUR);
    await world.services.jobs.runNow('digest.send');
    await settled();
    expect(digests()).toHaveLength(0);
  });

  test('the page shows the same', async () => {
    expect((await owner.get('/api/v1/digest')).body).toMatchObject({
      waiting: { 'bell.acknowledge': 1 },
      newPains: [],
      verified: [],
      adopted: [],
    });
  });
});

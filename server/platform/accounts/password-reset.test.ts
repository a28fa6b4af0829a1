import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';

let post: SMTPServer;
let world: World;
let nobody: Caller;
const letters: { to: string; text: string }[] = [];

beforeAll(async () => {
  post = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onData: (stream, session, accept) => {
      text(stream).then((letter) => {
        letters.push({ to: session.envelope.rcptTo[0]!.address, text: decoded(letter) });
        accept();
      });
    },
  });
  await new Promise<void>((listening) => post.listen(0, '127.0.0.1', listening));
  const { port } = post.server.address() as AddressInfo;
  world = await startWorld({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  nobody = world.asNobody();
});
afterAll(async () => {
  await world.close();
  await new Promise<void>((closed) => post.close(() => closed()));
});
beforeEach(() => {
  letters.length = 0;
});

/** The text of a letter: bodies with Chinese in them travel in base64 or quoted-printable. */
function decoded(letter: string): string {
  const [head, ...body] = letter.split('\r\n\r\n');
  const coded = body.join('\r\n\r\n');
  if (/transfer-encoding: base64/i.test(head!)) return Buffer.from(coded, 'base64').toString();
  const bytes = coded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

const ask = (email: string, headers: Record<string, string> = {}) =>
  nobody.raw('/api/auth/request-password-reset', {
    method: 'POST',
    body: JSON.stringify({ email }),
    headers: { 'content-type': 'application/json', ...headers },
  });
const NEW_PASSWORD = 'a new and long one';

test('the mailed link lets one choose a password once, and ends all sessions', async () => {
  const member = await world.as('member');
  const email = `member@${world.workspaceId}.test`;
  expect((await ask(email)).status).toBe(200);
  await vi.waitFor(() => expect(letters).toHaveLength(1));
  expect(letters[0]!.to).toBe(email);
  const token = letters[0]!.text.match(/\/reset-password\?token=([\w-]+)/)![1]!;
  const choose = () => nobody.post('/api/auth/reset-password', { token, newPassword: NEW_PASSWORD });
  expect((await choose()).status).toBe(200);
  expect(await choose()).toMatchObject({ status: 410, body: { code: 'link.expired' } });
  expect((await member.get('/api/v1/me')).status).toBe(401);
  expect((await nobody.post('/api/auth/sign-in/email', { email, password: NEW_PASSWORD })).status).toBe(200);
  const log = await (await world.as('leader')).get('/api/v1/audit?action=account.passwordReset');
  expect(log.body).toMatchObject({ entries: [{ thingId: member.userId }] });
});

test('an address that nobody has gets the same answer and no mail', async () => {
  await world.as('manager');
  const known = await (await ask(`manager@${world.workspaceId}.test`)).text();
  const unknown = await (await ask('nobody@example.test')).text();
  expect(unknown).toBe(known);
  await vi.waitFor(() => expect(letters).toHaveLength(1));
});

test('whoever asks does not choose where the link leads', async () => {
  await world.as('guest');
  await ask(`guest@${world.workspaceId}.test`, {
    'x-forwarded-host': 'evil.test',
    forwarded: 'host=evil.test',
  });
  await vi.waitFor(() => expect(letters).toHaveLength(1));
  expect(letters[0]!.text).toContain('http://127.0.0.1:');
  expect(letters[0]!.text).not.toContain('evil.test');
});

test('a token that was never given is refused', async () => {
  expect(
    await nobody.post('/api/auth/reset-password', { token: 'x'.repeat(24), newPassword: NEW_PASSWORD }),
  ).toMatchObject({ status: 410, body: { code: 'link.expired' } });
});

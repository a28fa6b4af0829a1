import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { totp } from './testing/authenticator.ts';
import { cookiesOf, newMember, PASSWORD, signIn } from './testing/visitor.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  createCaller(world.address, '', headers).post<Record<string, unknown>>(path, body);

describe('signing in', () => {
  test('with the right password opens a session that no script can read', async () => {
    const { email } = await newMember(world);
    const answer = await signIn(world, email);
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('token');
    expect(answer.headers.getSetCookie().join()).toMatch(/gongjian\.session_token=.*HttpOnly; SameSite=Lax/);
    expect(await answer.caller.get('/api/v1/me')).toMatchObject({
      status: 200,
      body: { user: { email, hasPassword: true }, role: 'member' },
    });
  });

  test('says the same of a wrong password and of an unknown address', async () => {
    const { email } = await newMember(world);
    const wrong = await signIn(world, email, 'not the password');
    const unknown = await signIn(world, 'nobody@example.test', 'not the password');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.refused' } });
    expect(unknown.body).toEqual(wrong.body);
  });

  test('locks an account after five failures, for everybody, until the lock ends', async () => {
    const { email } = await newMember(world);
    for (let i = 0; i < 5; i += 1) await signIn(world, email, 'wrong wrong wrong');
    expect(await signIn(world, email)).toMatchObject({ status: 429, body: { code: 'session.locked' } });
    world.clock.forward(61_000);
    expect((await signIn(world, email)).status).toBe(200);
  });

  test('signing out ends the session at once', async () => {
    const { email } = await newMember(world);
    const { caller } = await signIn(world, email);
    expect((await caller.get('/api/v1/me')).status).toBe(200);
    expect((await caller.post('/api/auth/sign-out', {})).status).toBe(200);
    expect(await caller.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'session.missing' } });
  });

  test('shows where one is signed in, and ends it there at once', async () => {
    const { email } = await newMember(world);
    const here = (await signIn(world, email)).caller;
    const there = (await signIn(world, email)).caller;
    const { body } = await here.get<{ sessions: { id: string; current: boolean }[] }>('/api/v1/me/sessions');
    expect(body.sessions).toHaveLength(2);
    const other = body.sessions.find(({ current }) => !current)!;
    expect((await there.get('/api/v1/me')).status).toBe(200);
    expect((await here.delete(`/api/v1/me/sessions/${other.id}`)).status).toBe(200);
    expect((await there.get('/api/v1/me')).status).toBe(401);
    expect((await here.get('/api/v1/me')).status).toBe(200);
    const stranger = await world.asStranger('owner');
    const mine = body.sessions.find(({ current }) => current)!;
    expect((await stranger.delete(`/api/v1/me/sessions/${mine.id}`)).status).toBe(404);
  });

  test('a page of another site cannot sign anybody in or out', async () => {
    const { email } = await newMember(world);
    const foreign = await post(
      '/api/auth/sign-in/email',
      { email, password: PASSWORD },
      { origin: 'https://evil.test' },
    );
    expect(foreign).toMatchObject({ status: 403, body: { code: 'request.origin' } });
  });

  test('addresses of the accounts library that nobody needs are closed', async () => {
    const owner = await world.as('owner');
    expect((await owner.post('/api/auth/organization/create', { name: 'x', slug: 'x' })).status).toBe(404);
    expect((await owner.get('/api/auth/get-session')).status).toBe(404);
    expect((await owner.post('/api/auth/sign-up/email', {})).status).toBe(404);
  });
});

describe('second factor', () => {
  test('is set up with a first code and then asked for; a backup code works once', async () => {
    const { email } = await newMember(world);
    const { caller } = await signIn(world, email);
    const set = await caller.post<{ totpURI: string; backupCodes: string[] }>('/api/auth/two-factor/enable', {
      password: PASSWORD,
    });
    expect(set.status).toBe(200);
    const secret = new URL(set.body.totpURI).searchParams.get('secret')!;
    const wrong = await caller.post('/api/auth/two-factor/verify-totp', { code: '000000' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.code' } });
    const first = await caller.post('/api/auth/two-factor/verify-totp', { code: totp(secret) });
    expect(first.status).toBe(200);

    const again = await signIn(world, email);
    expect(again.body).toMatchObject({ twoFactorRedirect: true });
    expect((await again.caller.get('/api/v1/me')).status).toBe(401);
    const code = await again.caller.post('/api/auth/two-factor/verify-totp', { code: totp(secret) });
    const inside = createCaller(world.address, '', { cookie: cookiesOf(code.headers) });
    expect(await inside.get('/api/v1/me')).toMatchObject({
      status: 200,
      body: { user: { twoFactor: true } },
    });

    const backup = set.body.backupCodes[0]!;
    const third = await signIn(world, email);
    expect(
      (await third.caller.post('/api/auth/two-factor/verify-backup-code', { code: backup })).status,
    ).toBe(200);
    const fourth = await signIn(world, email);
    expect(
      await fourth.caller.post('/api/auth/two-factor/verify-backup-code', { code: backup }),
    ).toMatchObject({ status: 401, body: { code: 'session.code' } });
  });
});

describe('the first owner', () => {
  test('comes in by the link once, and it ends when used', async () => {
    const path = world.welcome!;
    const visit = () => fetch(new URL(path, world.address), { redirect: 'manual' });
    const first = await visit();
    expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
    const caller = createCaller(world.address, '', { cookie: cookiesOf(first.headers) });
    expect(await caller.get('/api/v1/me')).toMatchObject({
      body: { role: 'owner', user: { hasPassword: false } },
    });
    expect((await visit()).headers.get('location')).toBe('/sign-in?problem=link.expired');

    const setup = { name: '王小明', email: 'boss@example.test', password: PASSWORD };
    expect(await caller.post('/api/v1/me/setup', setup)).toMatchObject({
      status: 200,
      body: { user: { name: '王小明', hasPassword: true } },
    });
    expect(await caller.post('/api/v1/me/setup', setup)).toMatchObject({
      body: { code: 'action.impossible' },
    });
    expect((await signIn(world, 'boss@example.test')).status).toBe(200);
    expect(await world.services.accounts.waitingOwner()).toBeNull();
  });

  test('a link ends after 24 hours, and when a new one is made', async () => {
    const { accounts } = world.services;
    const { userId } = await newMember(world);
    const open = async (path: string) =>
      (await fetch(new URL(path, world.address), { redirect: 'manual' })).headers.get('location');
    const old = await accounts.createLink(userId);
    const newer = await accounts.createLink(userId);
    expect(await open(old)).toContain('link.expired');
    world.clock.forward(24 * 3_600_000 + 1);
    expect(await open(newer)).toContain('link.expired');
  });
});

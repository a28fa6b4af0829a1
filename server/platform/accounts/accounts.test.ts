import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaller } from '../../testing/caller.ts';
import { expectDone, startWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const PASSWORD = 'correct horse battery';
let serial = 0;

/** A member with a password, not signed in yet. */
async function newMember(role: 'owner' | 'member' = 'member') {
  const { accounts } = world.services;
  serial += 1;
  const email = `person${serial}@example.test`;
  const user = expectDone(await accounts.createUser({ email, name: `Person ${serial}`, password: PASSWORD }));
  const call = {
    workspaceId: world.workspaceId,
    actor: { kind: 'system', id: 'test', name: 'test' } as const,
    now: world.clock.now(),
  };
  expectDone(await accounts.addMember(call, { userId: user.id, role }));
  return { email, userId: user.id };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  createCaller(world.address, '', headers).post<Record<string, unknown>>(path, body);

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie?.endsWith('='))
    .join('; ');

async function signIn(email: string, password = PASSWORD) {
  const answer = await post('/api/auth/sign-in/email', { email, password });
  return { ...answer, caller: createCaller(world.address, '', { cookie: cookiesOf(answer.headers) }) };
}

/** RFC 6238 with SHA-1, six digits, thirty seconds: what an authenticator app shows. */
function totp(base32: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32.replaceAll('=', '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('signing in', () => {
  test('with the right password opens a session that no script can read', async () => {
    const { email } = await newMember();
    const answer = await signIn(email);
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('token');
    expect(answer.headers.getSetCookie().join()).toMatch(/gongjian\.session_token=.*HttpOnly; SameSite=Lax/);
    expect(await answer.caller.get('/api/v1/me')).toMatchObject({
      status: 200,
      body: { user: { email, hasPassword: true }, role: 'member' },
    });
  });

  test('says the same of a wrong password and of an unknown address', async () => {
    const { email } = await newMember();
    const wrong = await signIn(email, 'not the password');
    const unknown = await signIn('nobody@example.test', 'not the password');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.refused' } });
    expect(unknown.body).toEqual(wrong.body);
  });

  test('locks an account after five failures, for everybody, until the lock ends', async () => {
    const { email } = await newMember();
    for (let i = 0; i < 5; i += 1) await signIn(email, 'wrong wrong wrong');
    expect(await signIn(email)).toMatchObject({ status: 429, body: { code: 'session.locked' } });
    world.clock.forward(61_000);
    expect((await signIn(email)).status).toBe(200);
  });

  test('signing out ends the session at once', async () => {
    const { email } = await newMember();
    const { caller } = await signIn(email);
    expect((await caller.get('/api/v1/me')).status).toBe(200);
    expect((await caller.post('/api/auth/sign-out', {})).status).toBe(200);
    expect(await caller.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'session.missing' } });
  });

  test('a page of another site cannot sign anybody in or out', async () => {
    const { email } = await newMember();
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
    const { email } = await newMember();
    const { caller } = await signIn(email);
    const set = await caller.post<{ totpURI: string; backupCodes: string[] }>('/api/auth/two-factor/enable', {
      password: PASSWORD,
    });
    expect(set.status).toBe(200);
    const secret = new URL(set.body.totpURI).searchParams.get('secret')!;
    const wrong = await caller.post('/api/auth/two-factor/verify-totp', { code: '000000' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.code' } });
    const first = await caller.post('/api/auth/two-factor/verify-totp', { code: totp(secret) });
    expect(first.status).toBe(200);

    const again = await signIn(email);
    expect(again.body).toMatchObject({ twoFactorRedirect: true });
    expect((await again.caller.get('/api/v1/me')).status).toBe(401);
    const code = await again.caller.post('/api/auth/two-factor/verify-totp', { code: totp(secret) });
    const inside = createCaller(world.address, '', { cookie: cookiesOf(code.headers) });
    expect(await inside.get('/api/v1/me')).toMatchObject({
      status: 200,
      body: { user: { twoFactor: true } },
    });

    const backup = set.body.backupCodes[0]!;
    const third = await signIn(email);
    expect(
      (await third.caller.post('/api/auth/two-factor/verify-backup-code', { code: backup })).status,
    ).toBe(200);
    const fourth = await signIn(email);
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
    expect((await signIn('boss@example.test')).status).toBe(200);
    expect(await world.services.accounts.waitingOwner()).toBeNull();
  });

  test('a link ends after 24 hours, and when a new one is made', async () => {
    const { accounts } = world.services;
    const { userId } = await newMember();
    const open = async (path: string) =>
      (await fetch(new URL(path, world.address), { redirect: 'manual' })).headers.get('location');
    const old = await accounts.createLink(userId);
    const newer = await accounts.createLink(userId);
    expect(await open(old)).toContain('link.expired');
    world.clock.forward(24 * 3_600_000 + 1);
    expect(await open(newer)).toContain('link.expired');
  });
});

describe('invitations', () => {
  const invite = async (email: string, role = 'manager') => {
    const owner = await world.as('owner');
    const made = await owner.post<{ link: string; invitation: { id: string } }>('/api/v1/invitations', {
      email,
      role,
    });
    return { made, token: new URL(made.body.link).searchParams.get('token')! };
  };

  test('a new person chooses name and password and is in with the invited role', async () => {
    const { token } = await invite('new@example.test');
    expect(await post('/api/v1/invitations/view', { token })).toMatchObject({
      body: { email: 'new@example.test', role: 'manager', known: false },
    });
    const accepted = await post('/api/v1/invitations/accept', { token, name: '新人', password: PASSWORD });
    expect(accepted).toMatchObject({ status: 200, body: { role: 'manager' } });
    const caller = createCaller(world.address, '', { cookie: cookiesOf(accepted.headers) });
    expect(await caller.get('/api/v1/me')).toMatchObject({
      body: { role: 'manager', user: { name: '新人' } },
    });
    expect(
      await post('/api/v1/invitations/accept', { token, name: '新人', password: PASSWORD }),
    ).toMatchObject({
      status: 410,
      body: { code: 'link.expired' },
    });
  });

  test('the link of somebody who has an account already gives nobody else that account', async () => {
    const stranger = await world.asStranger('member');
    const email = `member@${world.elsewhereId}.test`;
    const { token } = await invite(email, 'guest');
    expect(await post('/api/v1/invitations/accept', { token, name: 'x', password: PASSWORD })).toMatchObject({
      status: 401,
      body: { code: 'session.missing' },
    });
    expect(await stranger.post('/api/v1/invitations/accept', { token })).toMatchObject({ status: 200 });
    const me = await stranger.get<{ workspaces: { id: string }[] }>('/api/v1/me');
    expect(me.body.workspaces.map(({ id }) => id).sort()).toEqual(
      [world.workspaceId, world.elsewhereId].sort(),
    );
  });

  test('ends when it is revoked, replaced or seven days old', async () => {
    const owner = await world.as('owner');
    const first = await invite('late@example.test');
    const second = await invite('late@example.test');
    expect((await post('/api/v1/invitations/view', { token: first.token })).status).toBe(410);
    await owner.delete(`/api/v1/invitations/${second.made.body.invitation.id}`);
    expect((await post('/api/v1/invitations/view', { token: second.token })).status).toBe(410);
    const third = await invite('late@example.test');
    world.clock.forward(7 * 24 * 3_600_000 + 1);
    expect((await post('/api/v1/invitations/view', { token: third.token })).status).toBe(410);
  });
});

describe('members', () => {
  test('a changed role holds for the very next request, a removed member is out', async () => {
    const { email, userId } = await newMember();
    const owner = await world.as('owner');
    const { caller } = await signIn(email);
    expect((await caller.get('/api/v1/audit')).status).toBe(403);
    expect((await owner.patch(`/api/v1/members/${userId}`, { role: 'leader' })).status).toBe(200);
    expect((await caller.get('/api/v1/audit')).status).toBe(200);
    expect((await owner.delete(`/api/v1/members/${userId}`)).status).toBe(200);
    expect(await caller.get('/api/v1/me')).toMatchObject({
      status: 404,
      body: { code: 'workspace.unknown' },
    });
    expect((await world.services.accounts.memberNames(world.workspaceId)).get(userId)).toMatch(/^Person/);
  });

  test('the last owner can neither step down nor be removed', async () => {
    const stranger = await world.asStranger('owner');
    expect(await stranger.patch(`/api/v1/members/${stranger.userId}`, { role: 'member' })).toMatchObject({
      status: 409,
      body: { code: 'action.impossible' },
    });
    expect((await stranger.delete(`/api/v1/members/${stranger.userId}`)).status).toBe(409);
  });

  test('only owners and leaders see e-mail addresses', async () => {
    const seen = async (role: 'leader' | 'manager') =>
      JSON.stringify((await (await world.as(role)).get('/api/v1/members')).body).includes('@');
    expect([await seen('leader'), await seen('manager')]).toEqual([true, false]);
  });
});

describe('workspaces', () => {
  test('the header chooses one of one’s own; a foreign one is unknown', async () => {
    const owner = await world.as('owner');
    const made = await owner.post<{ id: string }>('/api/v1/workspaces', { name: 'second' });
    expect(made.status).toBe(201);
    const there = async (id: string) =>
      (await owner.raw('/api/v1/workspace', { headers: { 'x-workspace': id } })).json();
    expect(await there(made.body.id)).toMatchObject({ name: 'second' });
    expect(await there(world.elsewhereId)).toMatchObject({ code: 'workspace.unknown' });
    expect(await owner.post('/api/v1/me/workspace', { workspaceId: made.body.id })).toMatchObject({
      body: { workspace: { name: 'second' } },
    });
    expect((await owner.get<{ id: string }>('/api/v1/workspace')).body.id).toBe(made.body.id);
    await owner.post('/api/v1/me/workspace', { workspaceId: world.workspaceId });
    expect(await owner.post('/api/v1/me/workspace', { workspaceId: world.elsewhereId })).toMatchObject({
      body: { code: 'workspace.unknown' },
    });
  });

  test('a change with an old version is refused', async () => {
    const owner = await world.as('owner');
    const { body } = await owner.get<{ version: number }>('/api/v1/workspace');
    expect((await owner.patch('/api/v1/workspace', { version: body.version, name: '公司' })).status).toBe(
      200,
    );
    expect(await owner.patch('/api/v1/workspace', { version: body.version, name: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'thing.stale' },
    });
  });
});

describe('keys', () => {
  const make = async (body: object) =>
    (await world.as('owner')).post<{ secret: string; key: { id: string; hint: string } }>(
      '/api/v1/keys',
      body,
    );

  test('work by either header, within their scopes, and are listed without their secret', async () => {
    const { body } = await make({ name: 'till', scopes: ['read'] });
    expect(body.secret).toMatch(/^gj_[\w-]{43}$/);
    const ways: Record<string, string>[] = [
      { authorization: `Bearer ${body.secret}` },
      { 'x-api-key': body.secret },
    ];
    for (const headers of ways) {
      const caller = createCaller(world.address, '', headers);
      expect((await caller.get('/api/v1/members')).status).toBe(200);
      expect(await caller.get('/api/v1/me')).toMatchObject({ status: 403, body: { code: 'access.scope' } });
    }
    const list = await (await world.as('owner')).get('/api/v1/keys');
    expect(JSON.stringify(list.body)).not.toContain(body.secret);
    expect(JSON.stringify(list.body)).toContain(body.key.hint);
  });

  test('end at once when revoked, and when they expire', async () => {
    const expiresAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const { body } = await make({ name: 'short', scopes: ['read'], expiresAt });
    const caller = createCaller(world.address, '', { 'x-api-key': body.secret });
    expect((await caller.get('/api/v1/members')).status).toBe(200);
    world.clock.forward(60_000);
    expect(await caller.get('/api/v1/members')).toMatchObject({
      status: 401,
      body: { code: 'session.missing' },
    });
    const second = await make({ name: 'gone', scopes: ['read'] });
    const other = createCaller(world.address, '', { 'x-api-key': second.body.secret });
    expect((await other.get('/api/v1/members')).status).toBe(200);
    await (await world.as('owner')).delete(`/api/v1/keys/${second.body.key.id}`);
    expect((await other.get('/api/v1/members')).status).toBe(401);
  });

  test('a key of one workspace cannot be pointed at another', async () => {
    const { body } = await make({ name: 'fixed', scopes: ['admin'] });
    const caller = createCaller(world.address, '', {
      'x-api-key': body.secret,
      'x-workspace': world.elsewhereId,
    });
    expect(await caller.get('/api/v1/members')).toMatchObject({
      status: 404,
      body: { code: 'workspace.unknown' },
    });
  });
});

test('the audit log names who did what, filtered and in pages', async () => {
  const leader = await world.as('leader');
  const owner = await world.as('owner');
  const made = await owner.post<{ key: { id: string } }>('/api/v1/keys', {
    name: 'audited',
    scopes: ['read'],
  });
  const { body } = await leader.get<{ entries: object[]; next: string | null }>(
    `/api/v1/audit?thing=key&thingId=${made.body.key.id}`,
  );
  expect(body.entries).toMatchObject([
    { action: 'key.created', actor: { kind: 'member', id: owner.userId } },
  ]);
  const first = await leader.get<{ entries: { id: string }[]; next: string }>('/api/v1/audit?limit=2');
  const second = await leader.get<{ entries: { id: string }[] }>(
    `/api/v1/audit?limit=2&after=${first.body.next}`,
  );
  expect(first.body.entries).toHaveLength(2);
  expect(second.body.entries[0]!.id < first.body.entries[1]!.id).toBe(true);
});

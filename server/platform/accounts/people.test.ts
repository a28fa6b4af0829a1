import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { cookiesOf, newMember, PASSWORD, signIn } from './testing/visitor.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  createCaller(world.address, '', headers).post<Record<string, unknown>>(path, body);

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
    const { email, userId } = await newMember(world);
    const owner = await world.as('owner');
    const { caller } = await signIn(world, email);
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

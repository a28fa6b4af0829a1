import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller } from '../../testing/caller.ts';
import { type Issuer, issuerSettings, startIssuer } from '../../testing/issuer.ts';
import { startWorld, type World } from '../../testing/world.ts';

let issuer: Issuer;
let world: World;
beforeAll(async () => {
  issuer = await startIssuer();
  world = await startWorld(issuerSettings(issuer));
});
afterAll(async () => {
  await world.close();
  await issuer.close();
});

/** What a browser does: asks for the address, goes to the issuer, comes back with its cookies. */
async function signInThere() {
  const begun = await fetch(new URL('/api/auth/sign-in/social', world.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider: 'oidc', callbackURL: '/queue' }),
  });
  const { url } = (await begun.json()) as { url: string };
  const there = await fetch(url, { redirect: 'manual' });
  const back = await fetch(there.headers.get('location')!, {
    redirect: 'manual',
    headers: { cookie: cookies(begun) },
  });
  return { location: back.headers.get('location'), cookie: cookies(back) };
}

const cookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');

test('the sign-in page is told that there is single sign-on', async () => {
  expect(await world.asNobody().get('/api/v1/sign-in')).toMatchObject({ body: { singleSignOn: true } });
});

test('a member comes in through the issuer, by the address that they were invited with', async () => {
  await world.as('manager');
  issuer.person = { sub: 'm', email: `manager@${world.workspaceId}.test`, name: 'M' };
  const { location, cookie } = await signInThere();
  expect(location).toBe('/queue');
  const me = await createCaller(world.address, '', { cookie }).get('/api/v1/me');
  expect(me).toMatchObject({ status: 200, body: { role: 'manager' } });
});

test('somebody whom nobody invited stays outside', async () => {
  issuer.person = { sub: 'x', email: 'x@example.test', name: 'X' };
  const { location, cookie } = await signInThere();
  expect(location).toBe('/sign-in?problem=session.refused');
  expect(cookie).not.toContain('session_token');
});

test('an answer that nobody asked for is refused', async () => {
  const back = await fetch(new URL('/api/auth/callback/oidc?code=a&state=b', world.address), {
    redirect: 'manual',
  });
  expect([back.status, back.headers.get('location')]).toEqual([303, '/sign-in?problem=session.refused']);
});

test('one cannot be sent on to another site', async () => {
  const answer = await world
    .asNobody()
    .post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL: '//evil.test' });
  expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
});

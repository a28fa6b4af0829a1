import { type Answer, type Caller, createCaller } from '../../../testing/caller.ts';
import { expectDone, type World } from '../../../testing/world.ts';

export const PASSWORD = 'correct horse battery';
let serial = 0;

/** A member with a password, not signed in yet. */
export async function newMember(world: World): Promise<{ email: string; userId: string }> {
  const { accounts } = world.services;
  serial += 1;
  const email = `person${serial}@example.test`;
  const user = expectDone(await accounts.createUser({ email, name: `Person ${serial}`, password: PASSWORD }));
  const call = {
    workspaceId: world.workspaceId,
    actor: { kind: 'system', id: 'test', name: 'test' } as const,
    now: world.clock.now(),
  };
  expectDone(await accounts.addMember(call, { userId: user.id, role: 'member' }));
  return { email, userId: user.id };
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');

/** Signs in as the page does; `caller` goes on with the cookies of the answer. */
export async function signIn(
  world: World,
  email: string,
  password = PASSWORD,
): Promise<Answer<Record<string, unknown>> & { caller: Caller }> {
  const answer = await world
    .asNobody()
    .post<Record<string, unknown>>('/api/auth/sign-in/email', { email, password });
  return { ...answer, caller: createCaller(world.address, '', { cookie: cookiesOf(answer.headers) }) };
}

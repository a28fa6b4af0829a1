import { type Gongjian, startGongjian } from '../main.ts';
import type { Call } from '../platform/access/principal.ts';
import type { Role, Scope } from '../platform/access/roles.ts';
import type { Accounts } from '../platform/accounts/index.ts';
import { parseConfig } from '../platform/config/config.ts';
import type { Outcome } from '../platform/errors/refusal.ts';
import { type Caller, createCaller } from './caller.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { testPlace } from './database.ts';

/** A real server on a real database of its own, with a clock that the test moves. */
export interface World extends Gongjian {
  readonly workspaceId: string;
  /** Another workspace of the same server. */
  readonly elsewhereId: string;
  readonly clock: TestClock;
  /** A member of the world's workspace in that role; the same one at every call. */
  as(role: Role): Promise<Caller>;
  /** A member of another workspace of the same server. */
  asStranger(role: Role): Promise<Caller>;
  /** An API key of the world's workspace. */
  withKey(scopes: readonly Scope[]): Promise<Caller>;
  /** Somebody without session or key. */
  asNobody(): Caller;
  close(): Promise<void>;
}

/**
 * Starts the whole server as users run it; only the clock is the test's.
 * @param settings environment variables to start it with
 */
export async function startWorld(settings: Readonly<Record<string, string>> = {}): Promise<World> {
  const place = await testPlace();
  const clock = createTestClock();
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'silent' },
    { ...settings, ...(place.url === null ? {} : { DATABASE_URL: place.url }) },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const server = await startGongjian(parsed.config, { clock });
  const { accounts } = server.services;
  const workspaceId = (await accounts.workspaces())[0]!.id;
  const elsewhere = await accounts.createWorkspace('elsewhere', { kind: 'system', id: 'test', name: 'test' });
  const callers = new Map<string, Promise<Caller>>();
  const member = (workspace: string, role: Role) => {
    const key = `${workspace}:${role}`;
    const caller = callers.get(key) ?? signIn(server, callIn(workspace, clock.now()), role);
    callers.set(key, caller);
    return caller;
  };
  return {
    ...server,
    workspaceId,
    elsewhereId: elsewhere.id,
    clock,
    as: (role) => member(workspaceId, role),
    asStranger: (role) => member(elsewhere.id, role),
    asNobody: () => createCaller(server.address, '', {}),
    withKey: async (scopes) => {
      const made = expectDone(
        await accounts.createKey(callIn(workspaceId, clock.now()), { name: 'key', scopes, expiresAt: null }),
      );
      return createCaller(server.address, made.key.id, { authorization: `Bearer ${made.secret}` });
    },
    close: async () => {
      await server.stop();
      await place.remove();
    },
  };
}

const callIn = (workspaceId: string, now: Date): Call => ({
  workspaceId,
  actor: { kind: 'system', id: 'test', name: 'test' },
  now,
});

/** Makes a user with that role and signs them in by cookie, without the slow password in between. */
async function signIn(server: Gongjian, call: Call, role: Role): Promise<Caller> {
  const { accounts } = server.services;
  const name = `${role} ${call.workspaceId.slice(-4)}`;
  const user = expectDone(await accounts.createUser({ email: `${role}@${call.workspaceId}.test`, name }));
  expectDone(await accounts.addMember(call, { userId: user.id, role }));
  return createCaller(server.address, user.id, { cookie: await sessionCookie(accounts, user.id) });
}

/** The cookie header of a fresh session of a user. */
export async function sessionCookie(accounts: Accounts, userId: string): Promise<string> {
  const cookies = await accounts.openSession(userId);
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

/** The value of an outcome that a test takes for granted. */
export function expectDone<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.detail}`);
  return outcome.value;
}

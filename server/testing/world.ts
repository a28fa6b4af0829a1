import { type Gongjian, startGongjian } from '../main.ts';
import type { Authenticate } from '../platform/access/principal.ts';
import type { Role, Scope } from '../platform/access/roles.ts';
import { parseConfig } from '../platform/config/config.ts';
import { refuse } from '../platform/errors/refusal.ts';
import { newId } from '../platform/ids.ts';
import { type Caller, createCaller } from './caller.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { testPlace } from './database.ts';

/** A real server on a real database of its own, with a clock that the test moves. */
export interface World extends Gongjian {
  readonly workspaceId: string;
  readonly clock: TestClock;
  /** A member of the world's workspace in that role; the same one at every call. */
  as(role: Role): Promise<Caller>;
  /** A member of another workspace of the same server. */
  asStranger(role: Role): Promise<Caller>;
  /** An API key of the world's workspace. */
  withKey(scopes: readonly Scope[]): Promise<Caller>;
  close(): Promise<void>;
}

/** Starts the whole server as users run it; only the clock is the test's. */
export async function startWorld(): Promise<World> {
  const place = await testPlace();
  const clock = createTestClock();
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'silent' },
    place.url === null ? {} : { DATABASE_URL: place.url },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const principals = new Map<string, Awaited<ReturnType<Authenticate>>>();
  const authenticate: Authenticate = async (request) =>
    principals.get(String(request.headers.authorization)) ?? refuse('session.missing', 'Sign in.');
  const server = await startGongjian(parsed.config, { clock, authenticate });
  const workspaceId = newId();
  const elsewhere = newId();
  const callers = new Map<string, Caller>();
  const member = async (workspace: string, role: Role) => {
    const name = `${workspace}:${role}`;
    const userId = newId();
    if (!callers.has(name)) {
      principals.set(`Bearer ${name}`, { kind: 'member', userId, name, workspaceId: workspace, role });
      callers.set(name, createCaller(server.address, userId, { authorization: `Bearer ${name}` }));
    }
    return callers.get(name)!;
  };
  return {
    ...server,
    workspaceId,
    clock,
    as: (role) => member(workspaceId, role),
    asStranger: (role) => member(elsewhere, role),
    withKey: async (scopes) => {
      const keyId = newId();
      principals.set(`Bearer ${keyId}`, { kind: 'key', keyId, name: 'key', workspaceId, scopes });
      return createCaller(server.address, keyId, { authorization: `Bearer ${keyId}` });
    },
    close: async () => {
      await server.stop();
      await place.remove();
    },
  };
}

import { type Gongjian, startGongjian } from '../../../main.ts';
import { parseConfig } from '../../../platform/config/config.ts';
import { type Caller, createCaller } from '../../../testing/caller.ts';
import { createTestClock } from '../../../testing/clock.ts';
import type { TestPlace } from '../../../testing/database.ts';
import { expectDone } from '../../../testing/world.ts';
import { heardAll, plainVoices } from './voices.ts';

/** A real server that can be stopped and opened again on the same place. */
export interface House {
  readonly server: Gongjian;
  readonly workspaceId: string;
  readonly caller: Caller;
  /** Sends made voices and waits until they are grouped. */
  arrive(count: number, from: number): Promise<void>;
}

/** Starts a server on the place, and a key of its first workspace that may do everything. */
export async function openHouse(place: TestPlace): Promise<House> {
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'silent' },
    place.url === null ? {} : { DATABASE_URL: place.url },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const clock = createTestClock();
  const server = await startGongjian(parsed.config, { clock });
  const { accounts } = server.services;
  const workspaceId = (await accounts.workspaces())[0]!.id;
  const call = {
    workspaceId,
    actor: { kind: 'system', id: 'test', name: 'test' },
    now: clock.now(),
  } as const;
  const { key, secret } = expectDone(
    await accounts.createKey(call, {
      name: 'test',
      scopes: ['read', 'write', 'voices:write'],
      expiresAt: null,
    }),
  );
  const caller = createCaller(server.address, key.id, { authorization: `Bearer ${secret}` });
  return {
    server,
    workspaceId,
    caller,
    arrive: async (count, from) => {
      await caller.post('/api/v1/voices', { voices: plainVoices(count, from) });
      await heardAll(server, workspaceId);
    },
  };
}

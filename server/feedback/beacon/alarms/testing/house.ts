import { pino } from 'pino';
import { createLocalBus } from '../../../../platform/bus/local.ts';
import { type Database, openDatabase } from '../../../../platform/database/database.ts';
import { migrateDatabase } from '../../../../platform/database/migrate.ts';
import { newId } from '../../../../platform/ids.ts';
import { createTestClock, type TestClock } from '../../../../testing/clock.ts';
import { testPlace } from '../../../../testing/database.ts';
import type { AlarmHouse } from '../desk.ts';
import { openDesk } from '../open-desk.ts';
import { NO_PORTS } from '../ports.ts';
import type { AlarmRow } from '../store.ts';
import { AT } from './findings.ts';

export type Heard = readonly [string, AlarmRow, string?];

/** Alarms on a real database, with neighbours that write down what they are asked. */
export interface TestHouse {
  readonly house: AlarmHouse;
  readonly desk: ReturnType<typeof openDesk>;
  readonly database: Database;
  readonly clock: TestClock;
  /** A workspace of its own for a test. */
  readonly workspace: () => string;
  /** What neighbours were asked: `wake` or `stop`, the alarm, and why. */
  readonly asked: Heard[];
  readonly events: { name: string; data: unknown }[];
  close(): Promise<void>;
}

export async function openTestHouse(ports: Partial<AlarmHouse['ports']> = {}): Promise<TestHouse> {
  const place = await testPlace();
  const database = await openDatabase({ url: place.url, folder: place.folder });
  await migrateDatabase(database);
  const clock = createTestClock(AT);
  const bus = createLocalBus((error) => {
    throw error;
  });
  const asked: Heard[] = [];
  const events: TestHouse['events'] = [];
  bus.subscribeAll((event) => events.push(event));
  const house: AlarmHouse = {
    database,
    clock,
    bus,
    log: pino({ level: 'silent' }),
    people: {
      members: async () => [],
      memberNames: async () => new Map(),
      timeZone: async () => 'Asia/Shanghai',
    },
    clearAfterMs: 180_000,
    ports: {
      ...NO_PORTS,
      wake: async (row) => void asked.push(['wake', row]),
      stop: async (row, why) => void asked.push(['stop', row, why]),
      ...ports,
    },
  };
  const desk = openDesk(house);
  return {
    house,
    desk,
    database,
    clock,
    workspace: newId,
    asked,
    events,
    close: async () => {
      await desk.drain();
      await bus.close();
      await database.close();
      await place.remove();
    },
  };
}

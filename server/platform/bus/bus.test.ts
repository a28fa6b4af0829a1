import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../ids.ts';
import type { Bus, Event } from './bus.ts';
import { createLocalBus } from './local.ts';
import { createNatsBus } from './nats/nats-bus.ts';
import { streamOf } from './nats/nats-setup.ts';

// Whatever carries the events, rooms see the same bus; over NATS it spans servers.

declare module './bus.ts' {
  interface Events {
    'test.counted': { n: number };
  }
}

const NATS = process.env.TEST_NATS_URL ?? 'nats://127.0.0.1:4222';
const WORKSPACE = newId();
const open: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

afterAll(async () => {
  if (reachable) await removeStreams(installations);
});

const keep = <T extends { close(): Promise<void> | void }>(thing: T): T => {
  open.push(thing);
  return thing;
};

/** Installations of this run, whose streams are removed at its end. */
const installations: string[] = [];
const newInstallation = (): string => {
  const name = `test-${newId()}`;
  installations.push(name);
  return name;
};

const ignore = () => {};
const local = async (report: (error: unknown, event: string) => void = ignore) => createLocalBus(report);
const nats = async (
  report: (error: unknown, event: string) => void = ignore,
  installation: string = newInstallation(),
) => createNatsBus({ url: NATS, installation, report });

/** Whether somebody answers there. */
const reachable = await new Promise<boolean>((answer) => {
  const { hostname, port } = new URL(NATS);
  const socket = dial(Number(port || 4222), hostname, () => {
    socket.destroy();
    answer(true);
  });
  socket.on('error', () => answer(false));
});
if (!reachable) console.log(`No NATS server at ${NATS}: what spans servers is not tested here.`);

function numbersHeard(bus: Bus): number[] {
  const heard: number[] = [];
  bus.subscribe('test.counted', ({ data }) => {
    heard.push(data.n);
  });
  return heard;
}

const publish = (bus: Bus, ...numbers: number[]) => {
  for (const n of numbers) bus.publish('test.counted', WORKSPACE, { n });
};

const soon = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const turn = () => new Promise((resolve) => setTimeout(resolve, 50));

describe.each([
  ['of one server', local, false],
  ['over NATS', nats, !reachable],
])('a bus %s', (_name, create, absent) => {
  test.skipIf(absent)('tells every subscriber once, in order, after the publisher’s own turn', async () => {
    const bus = keep(await create());
    const [one, two] = [numbersHeard(bus), numbersHeard(bus)];
    publish(bus, 1, 2, 3);
    expect(one).toEqual([]);
    await turn();
    expect(one).toEqual([1, 2, 3]);
    expect(two).toEqual([1, 2, 3]);
  });

  test.skipIf(absent)('tells who hears all: name, workspace, data', async () => {
    const bus = keep(await create());
    const heard: Event[] = [];
    bus.subscribeAll((event) => heard.push(event));
    publish(bus, 7);
    await turn();
    expect(heard).toEqual([{ name: 'test.counted', workspaceId: WORKSPACE, data: { n: 7 } }]);
  });

  test.skipIf(absent)('tells nobody who stopped listening, and nobody of another event', async () => {
    const bus = keep(await create());
    const heard = vi.fn();
    bus.subscribe('workspace.created', heard);
    const stops = [bus.subscribe('test.counted', heard), bus.subscribeAll(heard)];
    for (const stop of stops) stop();
    publish(bus, 1);
    await turn();
    expect(heard).not.toHaveBeenCalled();
  });

  test.skipIf(absent)('reports who fails, and the others hear it all the same', async () => {
    const report = vi.fn();
    const bus = keep(await create(report));
    bus.subscribe('test.counted', () => {
      throw new Error('at once');
    });
    bus.subscribe('test.counted', async () => {
      throw new Error('later');
    });
    const heard = numbersHeard(bus);
    publish(bus, 1);
    await turn();
    expect(heard).toEqual([1]);
    expect(report.mock.calls.map(([error, name]) => [(error as Error).message, name]).sort()).toEqual([
      ['at once', 'test.counted'],
      ['later', 'test.counted'],
    ]);
  });

  test.skipIf(absent)('is silent once it is closed', async () => {
    const bus = await create();
    const heard = numbersHeard(bus);
    await bus.close();
    publish(bus, 1);
    await turn();
    expect(heard).toEqual([]);
  });
});

describe.skipIf(!reachable)('servers that share a NATS', () => {
  test('hear each other in order, and themselves once', async () => {
    const installation = newInstallation();
    const [a, b] = [keep(await nats(ignore, installation)), keep(await nats(ignore, installation))];
    const [atA, atB] = [numbersHeard(a), numbersHeard(b)];
    publish(a, 1, 2, 3);
    await soon(() => expect(atB).toEqual([1, 2, 3]));
    publish(b, 4);
    await soon(() => expect(atA).toEqual([1, 2, 3, 4]));
    await turn();
    expect(atB).toEqual([1, 2, 3, 4]);
  });

  test('hear nothing of another database, and nothing from before they came', async () => {
    const installation = newInstallation();
    const [a, other] = [keep(await nats(ignore, installation)), keep(await nats())];
    const atOther = numbersHeard(other);
    const atA = numbersHeard(a);
    publish(a, 1);
    await turn();
    const late = keep(await nats(ignore, installation));
    const atLate = numbersHeard(late);
    publish(late, 2);
    await soon(() => expect(atA).toEqual([1, 2]));
    await turn();
    expect(atLate).toEqual([2]);
    expect(atOther).toEqual([]);
  });

  test('go on alone while the line is cut, and hear afterwards what they missed, once', async () => {
    const installation = newInstallation();
    const cable = keep(await layCable());
    const far = keep(await createNatsBus({ url: cable.url, installation, report: ignore }));
    const near = keep(await nats(ignore, installation));
    const [atFar, atNear] = [numbersHeard(far), numbersHeard(near)];
    publish(far, 1);
    await soon(() => expect(atNear).toEqual([1]));
    await cable.cut();
    publish(far, 2, 3);
    publish(near, 4, 5);
    await turn();
    expect(atFar).toEqual([1, 2, 3]);
    await cable.mend();
    await soon(() => expect(atNear.toSorted()).toEqual([1, 2, 3, 4, 5]));
    await soon(() => expect(atFar).toEqual([1, 2, 3, 4, 5]));
    publish(near, 6);
    await soon(() => expect(atFar).toEqual([1, 2, 3, 4, 5, 6]));
    expect(atNear.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  }, 60_000);

  test('make the stream anew where somebody removed it', async () => {
    const installation = newInstallation();
    const [a, b] = [keep(await nats(ignore, installation)), keep(await nats(ignore, installation))];
    const atB = numbersHeard(b);
    publish(a, 1);
    await soon(() => expect(atB).toEqual([1]));
    await removeStreams([installation]);
    // What is said while nobody keeps it may be lost, but not what is said afterwards.
    await vi.waitFor(
      () => {
        publish(a, 2);
        expect(atB).toContain(2);
      },
      { timeout: 90_000, interval: 1_000 },
    );
  }, 120_000);

  test('start without it, and find it when it comes', async () => {
    const installation = newInstallation();
    const cable = keep(await layCable());
    await cable.cut();
    const report = vi.fn();
    const early = keep(await createNatsBus({ url: cable.url, installation, report }));
    expect(report).toHaveBeenCalledOnce();
    const near = keep(await nats(ignore, installation));
    const atNear = numbersHeard(near);
    publish(early, 1);
    await cable.mend();
    await soon(() => expect(atNear).toEqual([1]));
  }, 60_000);
});

async function removeStreams(names: readonly string[]) {
  const connection = await connect({ servers: new URL(NATS).host });
  const { streams } = await jetstreamManager(connection);
  for (const name of names) await streams.delete(streamOf(name)).catch(ignore);
  await connection.close();
}

/** A line to NATS that can be cut. */
async function layCable() {
  const { hostname, port } = new URL(NATS);
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', ignore);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const mend = (at: number) =>
    new Promise<number>((listening) => {
      server = createServer((socket) => {
        const far = hold(dial(Number(port || 4222), hostname));
        hold(socket).pipe(far).pipe(socket);
        socket.on('close', () => far.destroy());
        far.on('close', () => socket.destroy());
      });
      server.listen(at, '127.0.0.1', () => listening((server!.address() as { port: number }).port));
    });
  const cut = () =>
    new Promise<void>((closed) => {
      const running = server;
      server = null;
      if (running) running.close(() => closed());
      else closed();
      for (const socket of sockets) socket.destroy();
    });
  const at = await mend(0);
  return { url: `nats://127.0.0.1:${at}`, cut, mend: () => mend(at), close: cut };
}

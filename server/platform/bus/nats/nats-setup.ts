import { DiscardPolicy, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { type NatsConnection, type NodeConnectionOptions, nanos } from '@nats-io/transport-node';

/** A server that was cut off for longer reads the database anew anyway. */
const KEPT_MS = 10 * 60_000;
export const TIMEOUT_MS = 2_000;
export const RETRY_MS = 1_000;

/** How to reach it, and again and again; @param address such as nats://user:password@host:4222, or tls://token@host */
export function connectionOptions(address: string): NodeConnectionOptions {
  const { protocol, host, username, password } = new URL(address);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: host,
    name: 'gongjian',
    maxReconnectAttempts: -1,
    reconnectTimeWait: RETRY_MS,
    timeout: TIMEOUT_MS,
    ...(user !== '' && pass !== '' ? { user, pass } : {}),
    ...(user !== '' && pass === '' ? { token: user } : {}),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}

/** The stream that keeps an installation's events for a while. */
export const streamOf = (installation: string): string => `GONGJIAN_${installation}`;

/** Makes the installation's stream where it is missing; several servers may do so at once. @returns its name */
export async function makeStream(connection: NatsConnection, installation: string): Promise<string> {
  const manager = await jetstreamManager(connection, { timeout: TIMEOUT_MS });
  const name = streamOf(installation);
  await manager.streams.add({
    name,
    subjects: [`gongjian.${installation}.>`],
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    storage: StorageType.File,
    max_age: nanos(KEPT_MS),
    duplicate_window: nanos(KEPT_MS),
  });
  return name;
}

import { sql } from 'drizzle-orm';
import type { Gongjian } from '../../../main.ts';

const TOPICS = [
  ['退款', '三天', '没到账', '什么时候', '能到', '钱呢'],
  ['快递', '一直', '不动', '物流', '停了', '四天'],
  ['refund', 'still', 'missing', 'after', 'one week'],
  ['app', 'crashes', 'when', 'opening', 'camera'],
  ['客服', '打不通', '排队', '半小时', '没人接'],
] as const;

/** A voice as the API takes it. */
export interface PlainVoice {
  readonly text: string;
  readonly occurredAt: string;
  readonly source: string;
  readonly externalId: string;
  readonly channel: string;
  readonly author: { key: string; attributes: Record<string, string> };
  readonly attributes: Record<string, string>;
  readonly rating: number;
}

/** Made voices about five topics, the same for the same numbers. @param from number of the first */
export function plainVoices(count: number, from = 0, until = new Date('2026-11-02T00:00:00Z')): PlainVoice[] {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const words = TOPICS[(n * 7) % TOPICS.length]!;
    const said = words.filter((_, w) => ((n * 2_654_435_761) >>> (w + 3)) % 4 !== 0);
    return {
      text: `${(said.length > 0 ? said : words).join(' ')} ${n % 3 === 0 ? '!' : ''}`.trim(),
      occurredAt: new Date(until.getTime() - (n % 960) * 3_600_000).toISOString(),
      source: 'test',
      externalId: `v${n}`,
      channel: n % 3 === 0 ? 'app' : 'phone',
      author: { key: `a${n % 97}`, attributes: { role: n % 5 === 0 ? 'merchant' : 'buyer' } },
      attributes: { region: n % 2 === 0 ? 'east' : 'west', version: `6.${n % 4}` },
      rating: 1 + (Math.floor(n / 5) % 2),
    };
  });
}

/** Waits until every stored voice of the workspace is grouped. */
export async function heardAll(server: Pick<Gongjian, 'services'>, workspaceId: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const { rows } = await server.services.database.queries.execute<{ waiting: boolean }>(sql`
      select v.last > coalesce(l.heard_seq, 0) as waiting from voice_sequences v
      left join listening_states l on l.workspace_id = v.workspace_id where v.workspace_id = ${workspaceId}`);
    if (rows[0]?.waiting === false) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The voices were not grouped in time');
}

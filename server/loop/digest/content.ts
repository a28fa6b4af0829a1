import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { bells } from '../../feedback/bells/tables.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Role } from '../../platform/access/roles.ts';
import { adoptedBetween } from '../../seeing/adjustments/index.ts';
import type { Services } from '../../services.ts';
import { type QueueItem, readQueue } from '../queue/index.ts';

/** What a digest says: what waits, and what has changed since the one before. */
export interface Digest {
  readonly since: Date;
  readonly waiting: readonly QueueItem[];
  /** Pains first heard since then, the loudest first. */
  readonly newPains: readonly { id: string; title: string; voices: number }[];
  readonly verified: readonly { id: string; number: number; title: string; ratio: number | null }[];
  readonly adopted: readonly { id: string; number: number; title: string }[];
}

/** A pain is news from this many voices on. */
const LEAST_VOICES = 5;
const MOST_PAINS = 5;
const MOST = 20;

export async function readDigest(
  services: Pick<Services, 'database' | 'accounts'>,
  call: Call,
  { member, since }: { member: { id: string; role: Role }; since: Date },
): Promise<Digest> {
  const { queries } = services.database;
  const { workspaceId } = call;
  const waiting = await readQueue(services, call, member);
  const news = await queries.execute<{ id: string; title: string; voices: number }>(sql`
    select r.id, r.title, sum(d.voices)::int as voices from pains r
    join pains q on q.workspace_id = r.workspace_id and q.resolved_id = r.id
    join pain_days d on d.workspace_id = q.workspace_id and d.pain_id = q.id
    where r.workspace_id = ${workspaceId} and r.resolved_id = r.id and r.nature = 'pain' and r.muted_at is null
      and r.first_voice_at >= ${since.toISOString()}::timestamptz
    group by r.id, r.title having sum(d.voices) >= ${LEAST_VOICES}
    order by voices desc, r.id limit ${MOST_PAINS}`);
  const verified = await queries
    .select({ id: bells.id, number: bells.number, title: bells.title, proof: bells.proof })
    .from(bells)
    .where(and(eq(bells.workspaceId, workspaceId), eq(bells.state, 'verified'), gte(bells.verifiedAt, since)))
    .orderBy(desc(bells.verifiedAt))
    .limit(MOST);
  const adopted = await adoptedBetween(queries, call, { since, until: call.now });
  return {
    since,
    waiting,
    newPains: news.rows,
    verified: verified.map(({ proof, ...bell }) => ({ ...bell, ratio: proof?.ratio ?? null })),
    adopted: adopted.map(({ id, number, proposed }) => ({ id, number, title: proposed.title })),
  };
}

/** How many lines the digest has; without any it is not sent. */
export const linesOf = (digest: Digest): number =>
  digest.waiting.length + digest.newPains.length + digest.verified.length + digest.adopted.length;

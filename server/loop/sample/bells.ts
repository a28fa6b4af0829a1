import { sql } from 'drizzle-orm';
import {
  actOnBell,
  type BellAction,
  type BellRow,
  proveBell,
  ringBell,
  type Step,
} from '../../feedback/bells/index.ts';
import { systemCall } from '../../platform/access/principal.ts';
import { SAMPLE_COMPANY } from '../../sample/company.ts';
import type { BellStep, SampleBell } from '../../sample/story.ts';
import { topicOf } from '../../sample/topics/index.ts';
import { momentOf } from './story-time.ts';
import { type Casts, callOf, type Teller, told } from './teller.ts';

/**
 * Rings the bells of the story and takes each through its steps, at the times when they happened. A step that the
 * product refuses, such as a verification that the numbers do not bear out, did not happen.
 * @returns bell ids by the keys of the story
 */
export async function tellBells(
  teller: Teller,
  casts: Casts,
  pains: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const { bells, workspaceId } = teller;
  const ids = new Map<string, string>();
  // What happened months ago must not call anybody today.
  bells.quiet.add(workspaceId);
  try {
    for (const bell of SAMPLE_COMPANY.bells) {
      teller.signal.throwIfAborted();
      const painId = pains.get(bell.topic);
      if (painId === undefined) continue;
      const known = await bellOf(teller, bell);
      ids.set(bell.key, known ?? (await tellBell(teller, { bell, casts, painId })));
    }
  } finally {
    bells.quiet.delete(workspaceId);
  }
  return ids;
}

async function tellBell(
  teller: Teller,
  { bell, casts, painId }: { bell: SampleBell; casts: Casts; painId: string },
): Promise<string> {
  let at = momentOf(teller.until, bell.rungAt);
  const ownerId = casts.get(bell.owner)!.id;
  const ringing = { painId, title: topicOf(bell.topic).title, note: bell.note, ownerId };
  let row = told(await ringBell(teller.bells, callOf(teller, casts.get(bell.ringer)!, at), ringing));
  for (const step of bell.steps) {
    at = momentOf(teller.until, step.at, at);
    row = await tellStep(teller, { row, step, casts, at });
  }
  return row.id;
}

async function tellStep(
  teller: Teller,
  { row, step, casts, at }: { row: BellRow; step: BellStep; casts: Casts; at: Date },
): Promise<BellRow> {
  const who = step.by === 'clock' ? null : casts.get(step.by)!;
  const call = who ? callOf(teller, who, at) : systemCall(teller.workspaceId, 'bell clock', at);
  const agent: Step['agent'] = who ? { kind: 'member', id: who.id, role: who.role } : { kind: 'clock' };
  const taken = await actOnBell(teller.bells, call, {
    id: row.id,
    agent,
    ...('note' in step ? { note: step.note } : {}),
    action: async (now, queries): Promise<BellAction> => {
      switch (step.type) {
        case 'verify':
          return { type: 'verify', proof: await proveBell(queries, now, at) };
        case 'markChanged':
          return { type: 'markChanged', change: step.change, when: at };
        case 'handOver':
          return { type: 'handOver', ownerId: casts.get(step.to)!.id, reason: step.reason };
        case 'reopen':
        case 'refuse':
          return { type: step.type, reason: step.reason };
        default:
          return { type: step.type };
      }
    },
  });
  if (!taken.ok)
    teller.services.log.warn({ step: step.type, detail: taken.detail }, 'a step of the sample did not fit');
  return taken.ok ? taken.value : row;
}

/** The bell of an earlier telling that was cut short. */
async function bellOf({ services, workspaceId }: Teller, { note }: SampleBell): Promise<string | null> {
  const { rows } = await services.database.queries.execute<{ id: string }>(
    sql`select id from bells where workspace_id = ${workspaceId} and note = ${note}`,
  );
  return rows[0]?.id ?? null;
}

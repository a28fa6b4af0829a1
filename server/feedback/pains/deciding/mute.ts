import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome } from '../../../platform/errors/refusal.ts';
import { changePain, noteEvent } from './rename.ts';

export interface Mute {
  readonly id: string;
  readonly muted: boolean;
  readonly version: number | null;
  readonly undoes?: string;
}

/** Takes a pain out of the rankings, or back in; its voices are counted all the same. */
export async function mutePain(queries: Queries, call: Call, mute: Mute): Promise<Outcome<string>> {
  const set = { mutedAt: mute.muted ? call.now : null };
  const changed = await changePain(queries, call, { id: mute.id, version: mute.version, set });
  if (!changed.ok) return changed;
  const { id, mutedAt } = changed.value;
  if ((mutedAt !== null) === mute.muted) return done(id);
  const type = mute.muted ? 'muted' : 'unmuted';
  await noteEvent(queries, call, { painId: id, type, detail: mute.undoes ? { undoes: mute.undoes } : {} });
  await recordChange(queries, call, { action: `pain.${type}`, thing: 'pain', thingId: id });
  return done(id);
}

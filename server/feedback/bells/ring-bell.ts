import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { announce } from './announce.ts';
import { behindPain, behindVoices, TYPICAL } from './behind.ts';
import type { Bellhouse } from './bellhouse.ts';
import { readCalendars } from './calendars/calendars.ts';
import { mayHold } from './people.ts';
import { ring } from './reduce.ts';
import { chooseOwner, readLiveRules } from './routing/choose-owner.ts';
import { addStep, type BellRow, insertBell } from './store.ts';
import { tellOfBell } from './tell.ts';

/** What a bell is rung with: a pain, or voices, or both. */
export interface Ringing {
  readonly painId?: string;
  readonly voiceIds?: readonly string[];
  readonly title?: string;
  readonly note: string;
  /** A named owner; without one the rules choose. */
  readonly ownerId?: string;
}

/** Rings: finds who must hear it, starts the clock, tells them. */
export async function ringBell(house: Bellhouse, call: Call, ringing: Ringing): Promise<Outcome<BellRow>> {
  const members = await house.people.members(call.workspaceId);
  if (ringing.ownerId !== undefined && !mayHold(members, ringing.ownerId)) {
    return refuse('thing.unknown', 'No member who can hold a bell has this id.', '/ownerId');
  }
  const outcome = await house.database.transact(async (queries) => {
    const behind = await findBehind(queries, call.workspaceId, ringing);
    if (!behind.ok) return behind;
    const rules = await readLiveRules(queries, call.workspaceId, members);
    const title = ringing.title ?? behind.value.title;
    const about = { voices: behind.value.voices, title };
    const hearer = chooseOwner({ members, rules, named: ringing.ownerId }, about);
    if (!hearer) return refuse('action.impossible', 'Nobody in this workspace can hear a bell yet.');
    const calendars = await readCalendars(queries, call.workspaceId);
    const { ownerId, terms, routed } = hearer;
    const calendar = calendars(terms.calendarId);
    const bell = ring({ ringerId: call.actor.id, ownerId, terms }, { now: call.now, calendar });
    const { painId } = behind.value;
    const words = { painId, title, note: ringing.note, ruleId: routed?.rule?.id ?? null };
    const voiceIds = ringing.voiceIds ?? behind.value.voices.slice(0, TYPICAL).map(({ id }) => id);
    const row = await insertBell(queries, call, { bell, words, voiceIds });
    const detail = { ownerId, ruleId: words.ruleId, reasons: routed?.reasons ?? [] };
    await addStep(queries, call, { bellId: row.id, action: 'ring', note: ringing.note, detail });
    await recordChange(queries, call, {
      action: 'bell.rung',
      thing: 'bell',
      thingId: row.id,
      reason: ringing.note,
      detail: { number: row.number, painId, ownerId },
    });
    await tellOfBell(queries, call, { row, action: 'ring', reason: ringing.note });
    return done(row);
  });
  if (outcome.ok) await announce(house, outcome.value, 'ring');
  return outcome;
}

async function findBehind(
  queries: Parameters<typeof behindPain>[0],
  workspaceId: string,
  { painId, voiceIds }: Ringing,
) {
  const voices = voiceIds && (await behindVoices(queries, workspaceId, voiceIds));
  if (voices === null) return refuse('thing.unknown', 'Not all of these voices exist.', '/voiceIds');
  if (painId === undefined) {
    return voices ? done(voices) : refuse('request.invalid', 'Ring from a pain or from voices.', '/painId');
  }
  const pain = await behindPain(queries, workspaceId, painId);
  if (!pain) return refuse('thing.unknown', 'There is no such pain.', '/painId');
  return done(voices ? { ...pain, voices: voices.voices } : pain);
}

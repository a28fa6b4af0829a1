import type { Queries } from '../../../platform/database/database.ts';
import { listBells } from '../../bells/list.ts';
import type { VoiceView } from '../../voices/index.ts';
import { aboutOf } from '../alarms/about.ts';
import { type PainBrief, voicesBehind } from '../alarms/behind.ts';
import type { AlarmHouse } from '../alarms/desk.ts';
import { countMembers } from '../alarms/list.ts';
import type { Asking, PropositionBrief } from '../alarms/ports.ts';
import { type AlarmRow, type AlarmStep, stepsOf } from '../alarms/store.ts';
import type { ControlView } from '../controls/view.ts';

/** A bell on the alarm's pain. */
export interface BellBrief {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: string;
}

/** Everything that a report is written from, as it stands now. */
export interface ReviewFacts {
  readonly alarm: AlarmRow;
  readonly members: number;
  readonly steps: readonly AlarmStep[];
  /** Name of the owner; null where nobody took it. */
  readonly owner: string | null;
  readonly controls: readonly ControlView[];
  readonly voices: readonly VoiceView[];
  readonly pain: PainBrief | null;
  readonly bells: readonly BellBrief[];
  readonly propositions: readonly PropositionBrief[];
  readonly timeZone: string;
}

/** Bells of a pain that a report names. */
const MOST_BELLS = 20;

export async function gatherFacts(
  queries: Queries,
  house: AlarmHouse,
  asking: Asking,
  alarm: AlarmRow,
): Promise<ReviewFacts> {
  const { call } = asking;
  const { workspaceId, now } = call;
  const pain = (await aboutOf(queries, workspaceId, [alarm.id])).get(alarm.id) ?? null;
  const names = await house.people.memberNames(workspaceId);
  const who = { workspaceId, memberId: call.actor.id, now };
  const bells = pain ? await listBells(queries, who, { painId: pain.id, limit: MOST_BELLS }) : [];
  return {
    alarm,
    members: (await countMembers(queries, workspaceId, [alarm.id])).get(alarm.id) ?? 0,
    steps: await stepsOf(queries, workspaceId, alarm.id),
    owner: alarm.ownerId && (names.get(alarm.ownerId) ?? alarm.ownerId),
    controls: await house.ports.controlList(asking, alarm.id),
    voices: await voicesBehind(queries, alarm, now),
    pain,
    bells: bells.map(({ id, number, title, state }) => ({ id, number, title, state })),
    propositions: pain ? await house.ports.strategyOn(call, pain.id) : [],
    timeZone: await house.people.timeZone(workspaceId),
  };
}

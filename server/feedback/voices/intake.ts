import type { Services } from '../../services.ts';
import { type Checked, checkVoice } from './check.ts';
import { GroupCommit } from './group-commit.ts';
import type { Kept } from './merge.ts';
import { type PreparedVoice, prepareVoice } from './prepare.ts';
import { createPrivacy } from './privacy.ts';
import type { Rejection } from './rejection.ts';

/** What became of one voice of a call, given only after the commit. */
export type VoiceAnswer = Kept | Rejection;

/** The way of every voice into the house: check, mask, commit, answer. */
export interface Intake {
  /** Whether callers should come back later. */
  readonly full: boolean;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  /** @param items voices as they came over the wire; the answers are in the same order */
  take(workspaceId: string, items: readonly unknown[]): Promise<VoiceAnswer[]>;
  /** As `take`, for voices that were checked elsewhere. */
  takeChecked(workspaceId: string, checked: readonly Checked[]): Promise<VoiceAnswer[]>;
  /** Resolves when everything taken is committed. */
  drain(): Promise<void>;
}

/** Makes the way in; the check of routes and imports stands before it, the listening stream behind it. */
export function createIntake(services: Pick<Services, 'database' | 'bus' | 'clock' | 'accounts'>): Intake {
  const { database, bus, clock } = services;
  const privacyOf = createPrivacy(services);
  const commits = new GroupCommit(
    database,
    () => clock.now(),
    ({ workspaceId, fromSeq, toSeq }) =>
      bus.publish('voices.stored', workspaceId, { fromSeq, toSeq, count: toSeq - fromSeq + 1 }),
  );
  const takeChecked = async (workspaceId: string, checked: readonly Checked[]): Promise<VoiceAnswer[]> => {
    const privacy = await privacyOf(workspaceId);
    const voices: PreparedVoice[] = [];
    for (const item of checked) if (item.status === 'fit') voices.push(prepareVoice(item.voice, privacy));
    const kept = await commits.store({ workspaceId, voices });
    let next = 0;
    return checked.map((item) => (item.status === 'fit' ? kept[next++]! : item));
  };
  return {
    get full() {
      return commits.full;
    },
    room: () => commits.room(),
    take: (workspaceId, items) => {
      const now = clock.now();
      return takeChecked(
        workspaceId,
        items.map((item) => checkVoice(item, now)),
      );
    },
    takeChecked,
    drain: () => commits.drain(),
  };
}

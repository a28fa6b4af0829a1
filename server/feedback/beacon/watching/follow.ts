import type { Clock } from '../../../platform/clock.ts';
import type { AlarmDesk } from '../alarms/desk.ts';
import { newsOf } from './news.ts';
import type { Watcher } from './watcher.ts';

/** How often open alarms are told what they read now. */
const FOLLOW_MS = 10_000;

/** Tells open alarms what they read, now and then; called at every tick. */
export function followAlarms(
  desk: Pick<AlarmDesk, 'burning' | 'follow'>,
  clock: Clock,
): (watchers: readonly Watcher[]) => Promise<void> {
  let toldAt = Number.NEGATIVE_INFINITY;
  return async (watchers) => {
    const now = clock.now();
    // A clock that went back must not keep them from it.
    if (Math.abs(now.getTime() - toldAt) < FOLLOW_MS) return;
    toldAt = now.getTime();
    for (const { workspaceId, mind, board } of watchers) {
      const burning = await desk.burning(workspaceId);
      if (burning.length === 0) continue;
      const news = [...(mind ? newsOf(mind, burning, now) : []), ...board.news(burning, now)];
      if (news.length > 0) await desk.follow(workspaceId, news);
    }
  };
}

import type { Located } from '@gongjian/engines/locate';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { AlarmDesk } from './alarms/desk.ts';
import type { Found } from './alarms/found.ts';
import type { AlarmRow } from './alarms/store.ts';
import type { Pager } from './paging/alarm.ts';
import type { Scope } from './scope.ts';

/** What the flow leads through. */
export interface FlowParts {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly desk: AlarmDesk;
  readonly pager: Pick<Pager, 'page' | 'located'>;
  /** Where it lies, from what is remembered of the stream. */
  readonly place: (alarm: AlarmRow) => Promise<Located>;
  readonly find: (alarm: Pick<AlarmRow, 'workspaceId' | 'id'>) => Promise<AlarmRow | null>;
  /** Whether most of what an alarm counts lies within those scopes. */
  readonly isWithin: (alarm: AlarmRow, scopes: readonly Scope[]) => boolean;
  /** Scopes of what playbooks have done about its group so far. */
  readonly answered: (alarm: AlarmRow) => Promise<readonly Scope[]>;
  readonly considerPlaybooks: (alarm: AlarmRow) => Promise<unknown>;
}

/** The way from what the watch finds to what is deployed, without a timer in between. */
export interface Flow {
  /**
   * Raises, pages, locates and considers; resolves when that is done. Never rejects.
   * @param raised called as soon as the alarm is stored
   */
  found(found: Found, raised?: () => void): Promise<AlarmRow | null>;
  /** The same for an alarm that stands already. */
  wake(alarm: AlarmRow): Promise<void>;
  /** Takes up what a server left undone. */
  resume(workspaceId: string): Promise<void>;
  /** Resolves when nothing is under way. */
  rest(): Promise<void>;
}

/** Tries of a step, with growing pauses; what fails for good is taken up by the next `resume`. */
const TRIES = 4;
const PAUSE = 200;

/**
 * Rules of the flow.
 * F1 Who must be called is called first; locating goes on beside it.
 * F2 A member of a group is located and considered like any other, only its paging is the group's; but what a playbook
 *    has done about its group is not done again for the same voices seen from another side.
 * F3 Silenced and inhibited alarms are left alone until they wake.
 * F4 Every step may be repeated, so a server that dies between two of them loses and doubles nothing.
 */
export function createFlow(parts: FlowParts): Flow {
  const { clock, log, desk, pager } = parts;
  const underway = new Map<string, Promise<void>>();
  const running = new Set<Promise<unknown>>();
  const turns = new Map<string, Promise<void>>();

  const keep = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    void work.catch(() => {}).finally(() => running.delete(work));
    return work;
  };
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (tries === TRIES) {
          log.error({ err: error, what }, 'a step of an alarm failed');
          return null;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE * 2 ** tries));
      }
    }
  };
  const answer = async (alarm: AlarmRow): Promise<void> => {
    if (alarm.locatedAt === null) {
      const located = await attempt('locate', async () => {
        const cause = await parts.place(alarm);
        await desk.located(alarm, { ...cause, at: clock.now() });
        return cause;
      });
      if (located === null) return;
    }
    const now = await attempt('find', () => parts.find(alarm));
    if (now?.parentId) await underway.get(now.parentId);
    // F3: locating may have found it a place under another alarm.
    if (now === null || now.silenceId !== null || now.bond === 'inhibited') return;
    if (now.consideredAt === null) await inTurn(now.parentId ?? now.id, () => consider(now));
    if (now.parentId === null) await attempt('tell', () => pager.located(now));
  };
  /** F2 */
  const consider = async (alarm: AlarmRow): Promise<void> => {
    const considered = await attempt('consider', async () => {
      if (!parts.isWithin(alarm, await parts.answered(alarm))) await parts.considerPlaybooks(alarm);
      return true;
    });
    if (considered) await attempt('note', () => desk.considered(alarm.workspaceId, alarm.id));
  };
  /** Members of one group are considered one after the other, the alarm that heads it first. */
  const inTurn = (head: string, work: () => Promise<void>): Promise<void> => {
    const turn = (turns.get(head) ?? Promise.resolve()).then(work);
    turns.set(head, turn);
    void turn.finally(() => {
      if (turns.get(head) === turn) turns.delete(head);
    });
    return turn;
  };
  /** One at a time for each alarm. */
  const lead = (alarm: AlarmRow): Promise<void> => {
    const before = underway.get(alarm.id);
    if (before) return before;
    const work = answer(alarm).finally(() => underway.delete(alarm.id));
    underway.set(alarm.id, work);
    return keep(work);
  };
  const wake = async (alarm: AlarmRow): Promise<void> => {
    const paged = keep(attempt('page', () => pager.page(alarm)));
    await lead(alarm);
    await paged;
  };
  const found: Flow['found'] = async (what, stored) => {
    const raised = await attempt('raise', () => desk.raise(what));
    if (raised === null) return null;
    stored?.();
    const { type, alarm } = raised;
    if (type === 'new') await wake(alarm);
    else if (
      type === 'grouped' ||
      (type === 'again' && alarm.consideredAt === null && alarm.silenceId === null)
    )
      await lead(alarm);
    return alarm;
  };
  return {
    found: (what, stored) => keep(found(what, stored)),
    wake: (alarm) => keep(wake(alarm)),
    resume: async (workspaceId) => {
      for (const alarm of await desk.unfinished(workspaceId)) await keep(wake(alarm));
    },
    rest: async () => {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
  };
}

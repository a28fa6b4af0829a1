import type { Call, Principal } from '../../../platform/access/principal.ts';
import type { ControlView } from '../controls/view.ts';
import type { AlarmRow } from './store.ts';

/** How far the controls of an alarm are. */
export interface ControlCounts {
  /** Controls that are active. */
  readonly active: number;
  /** Live enforcement points that enforce all of them, of so many. */
  readonly enforced: number;
  readonly points: number;
}

/** Why nobody need be paged any more. */
export type StopReason = 'acknowledged' | 'contained' | 'cleared' | 'false' | 'grouped' | 'silenced';

/** Who asks, for neighbours that show what is possible for them. */
export interface Asking {
  readonly call: Call;
  readonly principal: Principal;
}

/** A proposition of the strategy by the words that people know it by. */
export interface PropositionBrief {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** What the tower shows beside its alarms. */
export interface TowerAround {
  /** Series that are watched. */
  readonly series: number;
  readonly watching: {
    /** From the arrival of a voice to its being scored, lately. */
    readonly lagMs: number;
    readonly seenAt: Date | null;
    /** Codes of series without the data that were expected of them. */
    readonly missing: readonly string[];
  };
  readonly points: { readonly live: number; readonly stale: number };
  /** Id of the member who is on call. */
  readonly onCall: string | null;
  readonly controls: readonly ControlView[];
  readonly controlsOutliving: number;
  readonly nextPromotion: { readonly id: string; readonly name: string; readonly startsAt: Date } | null;
}

/** What alarms need of their neighbours in the tower; passed in where the tower is opened. */
export interface AlarmPorts {
  /**
   * Pages, locates and considers an alarm that no caller of `raise` does it for: it woke from a silence, outlived the
   * alarm that it was a member of, or grew graver.
   */
  wake(alarm: AlarmRow): Promise<void>;
  /** Nobody need be paged for it any more. */
  stop(alarm: AlarmRow, why: StopReason): Promise<void>;
  /** A person said whether it was right; the series' detector learns from it. */
  judged(alarm: AlarmRow, right: boolean): Promise<void>;
  /** Alarm id → its controls; alarms without any may be left out. */
  controls(workspaceId: string, alarmIds: readonly string[]): Promise<ReadonlyMap<string, ControlCounts>>;
  /** Every control of an alarm, newest first. */
  controlList(asking: Asking, alarmId: string): Promise<readonly ControlView[]>;
  /** Live propositions that address a pain. */
  strategyOn(call: Call, painId: string): Promise<readonly PropositionBrief[]>;
  around(asking: Asking): Promise<TowerAround>;
}

/** A tower without neighbours: nobody is paged, nothing is controlled. */
export const NO_PORTS: AlarmPorts = {
  wake: async () => {},
  stop: async () => {},
  judged: async () => {},
  controls: async () => new Map(),
  controlList: async () => [],
  strategyOn: async () => [],
  around: async () => ({
    series: 0,
    watching: { lagMs: 0, seenAt: null, missing: [] },
    points: { live: 0, stale: 0 },
    onCall: null,
    controls: [],
    controlsOutliving: 0,
    nextPromotion: null,
  }),
};

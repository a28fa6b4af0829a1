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
}

/** A tower without neighbours: nobody is paged, nothing is controlled. */
export const NO_PORTS: AlarmPorts = {
  wake: async () => {},
  stop: async () => {},
  judged: async () => {},
  controls: async () => new Map(),
};

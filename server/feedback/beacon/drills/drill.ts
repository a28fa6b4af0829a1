export type Shape = 'step' | 'ramp' | 'spike';
export type DrillState = 'planned' | 'running' | 'finished' | 'stopped';

/** Milliseconds of each leg, from the synthetic voice that made the incident decidable; null: not reached. */
export interface Legs {
  readonly discoverMs: number | null;
  readonly locateMs: number | null;
  readonly deployMs: number | null;
  readonly enforceMs: number | null;
  readonly wholeMs: number | null;
  /** From the start of the drill to the decidable voice: what the evidence itself took. */
  readonly evidenceMs: number | null;
  readonly voices: number;
}

export type { Control, ControlAction, Facts, Scope, Verdict } from './control.ts';
export { Controls, type ControlsOptions, createControls, type Snapshot } from './controls.ts';
export type { Kept } from './ledger.ts';
export type { Point } from './server.ts';
export { browserStorage, memoryStorage, type Storage } from './storage.ts';
export type { Timers, Timing } from './timing.ts';

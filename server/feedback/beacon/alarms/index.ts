export { ALARM_STATES, isAsleep, isOpen, OPEN_STATES, SEVERITIES, type Severity } from './alarm.ts';
export type { AlarmDesk, AlarmHouse, News, Raised, RaisedType } from './desk.ts';
export type { Found, Reading, SeriesBrief, SeriesKind, Subject, Why } from './found.ts';
export { openDesk } from './open-desk.ts';
export { type AlarmPorts, type ControlCounts, NO_PORTS } from './ports.ts';
export { type AlarmRow, findAlarm } from './store.ts';

export { acknowledgeAlarm } from './acknowledge.ts';
export type { AlarmDesk, AlarmHouse, News, Raised, RaisedType } from './desk.ts';
export type { Found, Reading, SeriesBrief, SeriesKind, Subject, Why } from './found.ts';
export { type AlarmTower, openAlarms } from './open-alarms.ts';
export { openDesk } from './open-desk.ts';
export type { AlarmPeople } from './people.ts';
export { type AlarmPorts, type ControlCounts, NO_PORTS, type StopReason, type TowerAround } from './ports.ts';
export { type AlarmRow, findAlarm } from './store.ts';
export { alarmsToReview, unansweredAlarms } from './waiting.ts';

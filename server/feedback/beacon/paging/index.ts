export type { AlarmsToPage, PagedAlarm, Pager, StopReason } from './alarm.ts';

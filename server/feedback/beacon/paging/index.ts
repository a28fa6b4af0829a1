export type { AlarmsToPage, PagedAlarm, Pager, StopReason } from './alarm.ts';
export { openPaging, type Paging } from './open.ts';

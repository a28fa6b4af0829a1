import type { paths } from '@gongjian/client';

type Got<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

export type Tower = Got<'/api/v1/beacon'>;
export type AlarmShown = Got<'/api/v1/alarms'>['items'][number];
export type WholeAlarm = Got<'/api/v1/alarms/{id}'>;
export type AlarmChartData = Got<'/api/v1/alarms/{id}/chart'>;
export type ControlShown = Got<'/api/v1/controls'>['items'][number];
export type WholeControl = Got<'/api/v1/controls/{id}'>;
export type Subject = AlarmShown['series']['subject'];
export type SeriesShown = Got<'/api/v1/series'>['items'][number];
export type SeriesBins = Got<'/api/v1/series/{code}/bins'>;
export type ClockMonth = Got<'/api/v1/beacon/clock'>;

export type ControlAction = ControlShown['action'];

/** Attribute → values: all attributes must fit, any of their values. Empty fits everything. */
export type Scope = Readonly<Record<string, readonly string[]>>;

export type AlarmState = 'raised' | 'acknowledged' | 'contained' | 'cleared' | 'reviewed' | 'false';
export type Severity = 'critical' | 'major' | 'minor';

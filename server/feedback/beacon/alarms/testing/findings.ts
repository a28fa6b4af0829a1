import { newId } from '../../../../platform/ids.ts';
import type { Found, Subject } from '../found.ts';

export const AT = new Date('2026-11-02T02:00:00Z');

export const seconds = (n: number): Date => new Date(AT.getTime() + n * 1_000);

export interface FindingWish {
  readonly workspaceId?: string;
  readonly seriesId?: string;
  readonly code?: string;
  readonly title?: string;
  readonly subject?: Subject;
  readonly direction?: 'up' | 'down';
  readonly severity?: Found['severity'];
  readonly drillId?: string | null;
  readonly rate?: number;
  readonly at?: Date;
}

/** Something that the watch may have found: ten times the usual, three seconds after it could be known. */
export function finding(wish: FindingWish = {}): Found {
  const { at = AT, rate = 40, direction = 'up', code = 'complaints' } = wish;
  const subject = wish.subject ?? { type: 'metric' };
  const title = wish.title ?? code;
  return {
    workspaceId: wish.workspaceId ?? newId(),
    series: { id: wish.seriesId ?? newId(), code, kind: 'count', subject, title },
    reading: {
      direction,
      why: direction === 'up' ? 'surge' : 'fall',
      score: 14,
      threshold: 11,
      rate,
      expected: 4,
      lift: rate / 4,
      startedAt: at.getTime() - 20_000,
      floorMs: 9_000,
    },
    firstVoiceAt: new Date(at.getTime() - 12_000),
    decidableAt: new Date(at.getTime() - 3_000),
    discoveredAt: at,
    severity: wish.severity ?? 'major',
    drillId: wish.drillId ?? null,
  };
}

/** What locating may have come to. */
export const locatedIn = (...scopes: Record<string, string[]>[]) => ({
  causes: scopes.map((scope) => ({
    scope,
    actual: 400,
    expected: 40,
    lift: 10,
    share: 0.9 / scopes.length,
    score: 30,
    direction: 'up' as const,
  })),
  explained: scopes.length > 0 ? 0.9 : 0,
  outside: scopes.length === 0,
  alternatives: [],
  leaves: 100,
});

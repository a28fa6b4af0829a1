import { useTranslation } from 'react-i18next';
import type { Tone } from '../../parts/Tag.tsx';
import { useAttributeWords } from '../../words/attributes.ts';
import { useFormat } from '../../words/format.ts';
import { useShortScope } from './scope-words.ts';
import type { AlarmShown, AlarmState, Severity } from './types.ts';

export const STATE_TONES: Readonly<Record<AlarmState, Tone>> = {
  raised: 'cinnabar',
  acknowledged: 'amber',
  contained: 'jade',
  cleared: 'jade',
  reviewed: 'ink',
  false: 'ink',
};

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  critical: 'cinnabar',
  major: 'amber',
  minor: 'ink',
};

const OPEN: ReadonlySet<string> = new Set(['raised', 'acknowledged', 'contained']);
export const isOpen = (alarm: { state: string }): boolean => OPEN.has(alarm.state);

const LEAST = 0.01;

/** Two digits where a figure is small, whole where it is large, and no more than it can bear near nothing. */
export const brief = (value: number): string => {
  if (value !== 0 && Math.abs(value) < LEAST) return `<${LEAST}`;
  return Math.abs(value) >= 100 ? Math.round(value).toString() : Number(value.toPrecision(2)).toString();
};

/** Beyond this, how many times the usual says more about the usual than about now. */
export const MOST_LIFT = 100;

export interface AlarmWords {
  /** «退款三天未到账 · 激增 5.3 倍» */
  title(alarm: AlarmShown): string;
  /** What burns, without how much. */
  subject(alarm: AlarmShown): string;
  why(alarm: AlarmShown): string;
  /** Where it burns, in one line; null while it is being located. */
  where(alarm: AlarmShown): string | null;
  rate(alarm: AlarmShown): string;
}

/** An alarm in the words of its readers; the server gives only figures and names. */
export function useAlarmWords(): AlarmWords {
  const { t } = useTranslation();
  const format = useFormat();
  const attributes = useAttributeWords();
  const short = useShortScope();
  const subject: AlarmWords['subject'] = ({ series, title, about: pain }) => {
    if (pain) return pain.title;
    const about = series.subject;
    if (about.type === 'workspace') return t('beacon.subject.workspace');
    if (about.type !== 'attribute') return series.title || title;
    return t('beacon.subject.attribute', {
      attribute: attributes.name(about.attribute ?? ''),
      value: attributes.value(about.value ?? ''),
    });
  };
  const why: AlarmWords['why'] = ({ why: reason, direction, peakRate, expected }) => {
    // What it was at its worst is what people remember it by, also when it has fallen.
    const lift = expected > 0 ? peakRate / expected : MOST_LIFT;
    if (reason === 'surge' && lift >= MOST_LIFT) return t('beacon.why.flood');
    if (reason === 'surge') return t('beacon.why.surge', { lift: brief(lift) });
    if (reason === 'fall') return t('beacon.why.fall', { lift: brief(lift * 10) });
    if (reason === 'shift' && direction === 'down') return t('beacon.why.below');
    return t(`beacon.why.${reason as 'new'}`);
  };
  return {
    subject,
    why,
    title: (alarm) => t('beacon.titled', { title: subject(alarm), why: why(alarm) }),
    where: ({ cause }) => {
      if (cause === null) return null;
      const first = cause.causes[0];
      if (cause.outside || !first) return t('beacon.line.outside');
      return t('beacon.line.cause', { where: short(first.scope), share: format.percent(first.share) });
    },
    rate: ({ rate, expected, series }) =>
      t(series.kind === 'count' ? 'beacon.line.rate' : 'beacon.line.value', {
        rate: brief(rate),
        expected: brief(expected),
      }),
  };
}

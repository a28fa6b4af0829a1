import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import type { QueueItem } from './QueueRow.tsx';

/** The one line of context of a queue item: who, how much, since when. */
export function useQueueLine(): (item: QueueItem) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ kind, number, context, since }) => {
    const waits = t('queue.since', { ago: format.ago(since) });
    const parts: (string | false)[] =
      kind === 'match.judge'
        ? [
            typeof context.score === 'number' &&
              t('strategy.match.score', { score: context.score.toFixed(2) }),
            Boolean(context.words) &&
              t('strategy.match.words', { words: format.list(String(context.words).split(' ').slice(0, 4)) }),
            typeof context.voices === 'number' && t('pains.row.voices', { count: context.voices }),
          ]
        : kind === 'adjustment.decide'
          ? [
              t('adjustments.number', { number }),
              t('adjustments.line', { name: context.proposer, ago: format.ago(since) }),
              String(context.reason ?? ''),
            ]
          : kind.startsWith('alarm.') || kind.startsWith('control.')
            ? [number !== null && `#${number}`, Boolean(context.by) && String(context.by), waits]
            : [
                number !== null && t('bells.number', { number }),
                Boolean(context.ringer) && t('queue.from', { name: context.ringer }),
                waits,
              ];
    return parts.filter(Boolean).join(' · ');
  };
}

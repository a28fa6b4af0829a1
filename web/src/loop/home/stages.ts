import { useTranslation } from 'react-i18next';
import type { Overview } from '../../app/overview.ts';
import type { StageFigures } from './Ring.tsx';

/** What each stage of the loop has to show just now. */
export function useStages(figures: Overview): Record<'generate' | 'act' | 'feedback' | 'see', StageFigures> {
  const { t } = useTranslation();
  const { strategy, feedback, loopTime } = figures;
  return {
    generate: {
      lines: [
        t('home.ring.propositions', { count: strategy.propositions }),
        t('home.ring.supported', { supported: strategy.supported, live: strategy.propositions }),
      ],
      to: '/strategy',
    },
    act: {
      lines: [
        t('home.ring.bells', { count: feedback.bellsOpen }),
        ...(feedback.bellsOverdue > 0 ? [t('home.ring.overdue', { count: feedback.bellsOverdue })] : []),
        ...(feedback.controlsActive > 0 ? [t('home.ring.controls', { count: feedback.controlsActive })] : []),
      ],
      to: '/bells',
    },
    feedback: {
      lines: [
        t('home.ring.voicesToday', { count: feedback.voicesToday }),
        t('home.ring.pains', { count: feedback.pains }),
        ...(feedback.alarmsOpen > 0 ? [t('home.ring.burning', { count: feedback.alarmsOpen })] : []),
      ],
      to: feedback.alarmsOpen > 0 ? '/beacon' : '/pains',
    },
    see: {
      lines: [
        t('home.ring.undecided', { count: strategy.undecided }),
        t('home.ring.adjusted', { count: loopTime.turns }),
      ],
      to: '/adjustments',
    },
  };
}

import { useTranslation } from 'react-i18next';

/** How much an adjustment rests on, in a few words. */
export function useEvidenceText(): (evidence: { voices: number; pains: number; bells: number }) => string {
  const { t } = useTranslation();
  return ({ voices, pains, bells }) => {
    const parts = [
      voices > 0 && t('adjustments.evidence.voices', { count: voices }),
      pains > 0 && t('adjustments.evidence.pains', { count: pains }),
      bells > 0 && t('adjustments.evidence.bells', { count: bells }),
    ];
    return parts.filter(Boolean).join(' · ') || t('adjustments.evidence.none');
  };
}

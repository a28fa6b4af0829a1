import { useTranslation } from 'react-i18next';
import { useAttributeWords } from '../../../words/attributes.ts';
import type { SeriesShown } from '../types.ts';

/** What people call a series: its pain's title, its attribute's value, the metric's name. */
export function useSeriesTitle(): (series: Pick<SeriesShown, 'subject' | 'title'>) => string {
  const { t } = useTranslation();
  const words = useAttributeWords();
  return ({ subject, title }) => {
    if (subject.type === 'workspace') return t('beacon.subject.workspace');
    if (subject.type !== 'attribute') return title;
    return t('beacon.subject.attribute', {
      attribute: words.name(subject.attribute ?? ''),
      value: words.value(subject.value ?? ''),
    });
  };
}

import { useTranslation } from 'react-i18next';
import { Page } from '../../../parts/Page.tsx';
import { Parts } from '../Parts.tsx';
import { Promotions } from './Promotions.tsx';
import { SeriesList } from './SeriesList.tsx';
import { Silences } from './Silences.tsx';

/** What is watched and when it may be loud: series, the calendar of promotions, silences. */
export function Watching() {
  const { t } = useTranslation();
  return (
    <Page title={t('beacon.part.watching')}>
      <Parts />
      <div className="grid halves loose">
        <SeriesList />
        <div className="stack">
          <Promotions />
          <Silences />
        </div>
      </div>
    </Page>
  );
}

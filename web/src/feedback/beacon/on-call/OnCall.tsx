import { useTranslation } from 'react-i18next';
import { Page } from '../../../parts/Page.tsx';
import { Parts } from '../Parts.tsx';
import { Channels } from './Channels.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Ladders } from './Ladders.tsx';
import { Mine } from './Mine.tsx';
import { OnCallNow } from './OnCallNow.tsx';
import { Rotas } from './Rotas.tsx';

/** Who answers, who is called next, by which ways, and who was called. */
export function OnCall() {
  const { t } = useTranslation();
  return (
    <Page title={t('beacon.part.onCall')}>
      <Parts />
      <div className="grid halves loose">
        <div className="stack">
          <OnCallNow />
          <Rotas />
          <Ladders />
        </div>
        <div className="stack">
          <Mine />
          <Channels />
          <Deliveries />
        </div>
      </div>
    </Page>
  );
}

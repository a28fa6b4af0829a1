import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../parts/Card.tsx';
import type { WholeBell } from './Bell.tsx';

/** The customers who spoke of it, so that they can be told what became of it. */
export function Speakers({ bell }: { bell: WholeBell }) {
  const { t } = useTranslation();
  return (
    <Card title={t('bells.speakers.title')} definition={t('bells.speakers.says')}>
      <Button href={`/api/v1/bells/${bell.id}/speakers`} download={`bell-${bell.number}-speakers.csv`}>
        {t('bells.speakers.download')}
      </Button>
    </Card>
  );
}

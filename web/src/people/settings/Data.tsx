import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useMe } from '../../app/me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { useFormat } from '../../words/format.ts';

/** Taking everything away, and how far the grouping can be trusted. */
export function Data() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const quality = useQuery({
    queryKey: ['pains', 'quality'],
    queryFn: async () => (await api.GET('/api/v1/listening/quality')).data!,
  });
  const noise = useQuery({
    queryKey: ['pains', 'noise'],
    queryFn: async () => (await api.GET('/api/v1/listening/noise')).data!,
  });
  return (
    <div className="grid halves">
      <div className="stack">
        {me.role === 'owner' && (
          <Card title={t('settings.data.export')} definition={t('settings.data.exportSays')}>
            <Button href="/api/v1/export" download>
              {t('settings.data.export')}
            </Button>
          </Card>
        )}
        <Card title={t('settings.data.backup')} definition={t('settings.data.backupSays')}>
          {null}
        </Card>
      </div>
      <div className="stack">
        <Card title={t('settings.data.quality')} definition={t('settings.data.qualitySays')}>
          <Answer asked={quality} rows={2}>
            {(answer) => {
              const judged = answer.belongs + answer.notHere;
              return (
                <p>
                  {t('settings.data.judged', { count: judged })}
                  {judged > 0 && (
                    <>
                      {' '}
                      ·{' '}
                      <b>{t('settings.data.right', { percent: format.percent(answer.belongs / judged) })}</b>
                    </>
                  )}
                </p>
              );
            }}
          </Answer>
        </Card>
        <Card title={t('settings.data.noise')} definition={t('settings.data.noiseSays')}>
          <Answer asked={noise} rows={2}>
            {(answer) => <p>{t('pains.row.voices', { count: answer.noise.points })}</p>}
          </Answer>
        </Card>
      </div>
    </div>
  );
}

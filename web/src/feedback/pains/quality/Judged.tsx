import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Card } from '../../../parts/Card.tsx';
import { Rows } from '../../../parts/Row.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { Said } from '../../voices/Said.tsx';
import { useDecision } from '../decide.ts';
import type { QualityShown } from './Quality.tsx';

const SHOWN = 5;

/** The newest judgements, each to be taken back. */
export function Judged({ newest }: { newest: QualityShown['pairs']['newest'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const undo = useDecision({
    work: (id: string) =>
      api.POST('/api/v1/listening/pairs/judgements/{id}/undo', { params: { path: { id } } }),
    says: t('grouping.quality.judge.undone'),
    undo: null,
  });
  return (
    <Card title={t('grouping.quality.judged.title')}>
      {newest.length === 0 && <p className="muted">{t('grouping.quality.judged.empty')}</p>}
      <Rows label={t('grouping.quality.judged.title')}>
        {newest.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="row whole">
            <Tag>{t(`grouping.quality.judged.${one.verdict as 'same'}`)}</Tag>
            <div className="words">
              {one.texts.map((text) => (
                <div key={text}>
                  <Said text={text} />
                </div>
              ))}
              <div className="line">{[one.actorName, format.ago(one.at)].join(' · ')}</div>
            </div>
            {isAtLeast('member', me) && (
              <Button type="link" size="small" onClick={() => undo.mutate(one.id)}>
                {t('grouping.quality.judged.undo')}
              </Button>
            )}
          </li>
        ))}
      </Rows>
    </Card>
  );
}

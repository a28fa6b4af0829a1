import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';
import { brief, isOpen, MOST_LIFT } from '../alarm-words.ts';
import { DeployControl } from '../controls/DeployControl.tsx';
import { useScopeWords } from '../scope-words.ts';
import type { Scope, WholeAlarm } from '../types.ts';

/** Which combination of attributes explains the alarm, how much of it, and what else it might be. */
export function Cause({ alarm }: { alarm: WholeAlarm }) {
  const { t } = useTranslation();
  const { cause } = alarm;
  return (
    <Card title={t('beacon.cause.title')} hint={t('beacon.cause.hint')}>
      {cause === null ? (
        <Empty title={t('beacon.cause.locating')} />
      ) : cause.outside || cause.causes.length === 0 ? (
        <Empty title={t('beacon.cause.outside')}>{t('beacon.cause.outsideSays')}</Empty>
      ) : (
        <Causes alarm={alarm} cause={cause} />
      )}
    </Card>
  );
}

function Causes({ alarm, cause }: { alarm: WholeAlarm; cause: NonNullable<WholeAlarm['cause']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const says = useScopeWords();
  const [scope, setScope] = useState<Scope | null>(null);
  const mayDeploy = isOpen(alarm) && isAtLeast('member', me);
  const chosen = new Set(cause.causes.map(({ scope: one }) => says(one)));
  const others = cause.alternatives.filter(({ scope: one }) => !chosen.has(says(one)));
  return (
    <>
      <Rows label={t('beacon.cause.title')}>
        {cause.causes.map((one) => (
          <Row
            key={says(one.scope)}
            whole
            title={says(one.scope)}
            line={[
              t('beacon.cause.share', { share: format.percent(one.share) }),
              one.lift < MOST_LIFT && t('beacon.cause.lift', { lift: brief(one.lift) }),
              t('beacon.cause.figures', { actual: brief(one.actual), expected: brief(one.expected) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            actions={
              mayDeploy && (
                <Button size="small" onClick={() => setScope(one.scope)}>
                  {t('beacon.cause.deploy')}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {others.length > 0 && (
        <p className="dim" style={{ marginBottom: 0 }}>
          {t('beacon.cause.alternatives')}
          {'　'}
          {others
            .map(
              (other) =>
                `${says(other.scope)}（${t('beacon.cause.overlap', { share: format.percent(other.overlap) })}）`,
            )
            .join('；')}
        </p>
      )}
      {scope && <DeployControl scope={scope} alarmId={alarm.id} onClose={() => setScope(null)} />}
    </>
  );
}

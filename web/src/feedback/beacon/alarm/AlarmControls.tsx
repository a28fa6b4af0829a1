import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Card } from '../../../parts/Card.tsx';
import { Rows } from '../../../parts/Row.tsx';
import { isOpen } from '../alarm-words.ts';
import { ControlRow } from '../controls/ControlRow.tsx';
import { DeployControl } from '../controls/DeployControl.tsx';
import type { WholeAlarm } from '../types.ts';

/** What is held back because of this alarm, and the way to hold back more, with the located scope filled in. */
export function AlarmControls({ alarm }: { alarm: WholeAlarm }) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { controlList } = alarm;
  const mayDeploy = isOpen(alarm) && isAtLeast('member', me);
  if (controlList.length === 0 && !mayDeploy) return null;
  const active = controlList.filter((control) => control.state === 'active').length;
  return (
    <div className="grid">
      <Card
        title={t('controls.title')}
        hint={active > 0 ? t('controls.hint', { count: active }) : t('controls.none')}
        extra={
          mayDeploy && (
            <Button danger={active === 0} onClick={() => setOpen(true)}>
              {t('controls.add')}
            </Button>
          )
        }
      >
        <Rows label={t('controls.title')}>
          {controlList.map((control) => (
            <ControlRow key={control.id} control={control} />
          ))}
        </Rows>
      </Card>
      {open && (
        <DeployControl
          scope={alarm.cause?.causes[0]?.scope ?? scopeOf(alarm)}
          alarmId={alarm.id}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** Before anything is located, an alarm on an attribute's value at least says that value. */
function scopeOf({ series: { subject } }: WholeAlarm): Record<string, string[]> {
  return subject.type === 'attribute' && subject.attribute && subject.value
    ? { [subject.attribute]: [subject.value] }
    : {};
}

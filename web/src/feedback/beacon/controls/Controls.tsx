import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Rows } from '../../../parts/Row.tsx';
import { Empty } from '../../../parts/states.tsx';
import { Parts } from '../Parts.tsx';
import { Appeals } from './Appeals.tsx';
import { ControlPolicy } from './ControlPolicy.tsx';
import { ControlRow } from './ControlRow.tsx';
import { DeployControl } from './DeployControl.tsx';
import { EnforcementPoints } from './EnforcementPoints.tsx';
import { Playbooks } from './Playbooks.tsx';

const SHOWN = {
  active: { active: true },
  waiting: { state: ['proposed'] },
  over: { state: ['expired', 'takenBack', 'refused'] },
} as const satisfies Record<string, { active?: boolean; state?: readonly string[] }>;
type Shown = keyof typeof SHOWN;

/** Everything that is held back, what holds back by itself, within which bounds, and where it is in force. */
export function Controls() {
  const { t } = useTranslation();
  const me = useMe();
  const [shown, setShown] = useState<Shown>('active');
  const [open, setOpen] = useState(false);
  const asked = useQuery({
    queryKey: ['controls', shown],
    queryFn: async () =>
      (await api.GET('/api/v1/controls', { params: { query: { ...SHOWN[shown], limit: 100 } as never } }))
        .data!,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t('controls.title')}
      actions={
        isAtLeast('member', me) && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('controls.add')}
          </Button>
        )
      }
    >
      <Parts />
      <div className="grid">
        <Card
          title={t(`controls.show.${shown}`)}
          extra={
            <Segmented
              size="small"
              value={shown}
              aria-label={t('controls.show.label')}
              options={Object.keys(SHOWN).map((one) => ({
                value: one as Shown,
                label: t(`controls.show.${one as Shown}`),
              }))}
              onChange={setShown}
            />
          }
        >
          <Answer asked={asked}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={t('controls.none')}>{t('controls.noneSays')}</Empty>
              ) : (
                <Rows label={t('controls.title')}>
                  {items.map((control) => (
                    <ControlRow key={control.id} control={control} />
                  ))}
                </Rows>
              )
            }
          </Answer>
        </Card>
      </div>
      <div className="grid halves loose">
        <Playbooks />
        <div className="stack">
          <EnforcementPoints />
          <ControlPolicy />
          <Appeals />
        </div>
      </div>
      {open && <DeployControl scope={{}} onClose={() => setOpen(false)} />}
    </Page>
  );
}

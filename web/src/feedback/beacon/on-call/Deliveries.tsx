import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { Empty } from '../../../parts/states.tsx';
import { Tag, type Tone } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';

type State = 'waiting' | 'sending' | 'sent' | 'failed' | 'skipped';
const TONES: Readonly<Record<State, Tone>> = {
  waiting: 'amber',
  sending: 'amber',
  sent: 'jade',
  failed: 'cinnabar',
  skipped: 'ink',
};
const SHOWN = 12;

/** Who was called lately, by which way, and whether it arrived. */
export function Deliveries() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ['on-call', 'deliveries'],
    queryFn: async () =>
      (await api.GET('/api/v1/paging/deliveries', { params: { query: { limit: SHOWN } } })).data!.items,
  });
  const wayOf = ({ name, kind }: { name: string | null; kind: string }) =>
    name ?? t(`onCall.channels.kind.${kind as 'page'}`);
  return (
    <Card title={t('onCall.deliveries.title')}>
      <Answer asked={asked} rows={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('onCall.deliveries.none')} />
          ) : (
            <Rows label={t('onCall.deliveries.title')}>
              {items.map((one) => (
                <Row
                  key={one.id}
                  to={`/beacon/${one.alarmId}`}
                  tag={
                    <Tag tone={TONES[one.state as State]}>
                      {t(`onCall.deliveries.state.${one.state as State}`)}
                    </Tag>
                  }
                  title={one.member?.name ?? wayOf(one.channel)}
                  line={[
                    wayOf(one.channel),
                    format.ago(one.madeAt),
                    one.tries > 1 && t('onCall.deliveries.tries', { count: one.tries }),
                    one.reason,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Card>
  );
}

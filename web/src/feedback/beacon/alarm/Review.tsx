import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Page } from '../../../parts/Page.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { useAlarmWords } from '../alarm-words.ts';
import { alarmQuestion } from '../alarms.ts';

const PARTS = [
  'what',
  'where',
  'who',
  'duration',
  'tried',
  'voices',
  'strategy',
  'lessons',
  'followUp',
] as const;
type Words = Record<(typeof PARTS)[number], string>;

/** The report of an alarm that is over: written by itself from what happened, mended and closed by a person. */
export function Review() {
  const { t } = useTranslation();
  const words = useAlarmWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const alarm = useQuery(alarmQuestion(id));
  const asked = useQuery({
    queryKey: ['alarms', id, 'review'],
    queryFn: async () => (await api.GET('/api/v1/alarms/{id}/review', { params: { path: { id } } })).data!,
  });
  return (
    <Page
      title={t('review.title')}
      sub={
        <>
          {asked.data && (
            <Tag tone={asked.data.finishedAt ? 'jade' : 'amber'}>
              {t(asked.data.finishedAt ? 'review.finished' : 'review.draft')}
            </Tag>
          )}
          {alarm.data && (
            <Link to="/beacon/$id" params={{ id }}>
              {words.title(alarm.data)}
            </Link>
          )}
          <span>{t('review.sub')}</span>
        </>
      }
    >
      <Answer asked={asked} rows={10}>
        {(review) => <Sheet key={review.version} id={id} review={review} />}
      </Answer>
    </Page>
  );
}

interface Draft {
  readonly version: number;
  readonly words: Partial<Words>;
  readonly finishedAt: string | null;
}

function Sheet({ id, review }: { id: string; review: Draft }) {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const refresh = useRefresh('alarms', 'beacon', 'queue');
  const [form] = Form.useForm<Words>();
  const [busy, setBusy] = useState(false);
  const save = async (finish: boolean) => {
    setBusy(true);
    try {
      const params = { path: { id } };
      const body = { version: review.version, words: form.getFieldsValue() };
      const { data } = await api.PUT('/api/v1/alarms/{id}/review', { params, body });
      if (finish)
        await api.POST('/api/v1/alarms/{id}/review/finish', { params, body: { version: data!.version } });
      else void message.info(t('review.saved'));
      refresh();
    } catch (error) {
      void message.error(refusalText(error));
    } finally {
      setBusy(false);
    }
  };
  const closed = review.finishedAt !== null || !isAtLeast('member', me);
  return (
    <Card>
      <Form form={form} layout="vertical" initialValues={review.words} disabled={closed}>
        {PARTS.map((part) => (
          <Form.Item key={part} name={part} label={t(`review.${part}`)}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 14 }} maxLength={8000} variant="filled" />
          </Form.Item>
        ))}
      </Form>
      <div className="toolbar" style={{ margin: 0 }}>
        {!closed && (
          <>
            <Button loading={busy} onClick={() => void save(false)}>
              {t('review.save')}
            </Button>
            <Button type="primary" loading={busy} onClick={() => void save(true)}>
              {t('review.finish')}
            </Button>
          </>
        )}
        <Button href={`/api/v1/alarms/${id}/review.md`} download>
          {t('review.download')}
        </Button>
      </div>
    </Card>
  );
}

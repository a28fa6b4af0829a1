import type { paths } from '@gongjian/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Progress, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Empty } from '../../parts/states.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { upload } from './upload.ts';

export type ImportShown =
  paths['/api/v1/imports']['get']['responses'][200]['content']['application/json']['items'][number];
export type ImportState = 'uploaded' | 'running' | 'paused' | 'done' | 'failed';

export const IMPORT_TONES: Readonly<Record<ImportState, Tone>> = {
  uploaded: 'ink',
  running: 'indigo',
  paused: 'amber',
  done: 'jade',
  failed: 'cinnabar',
};

/** Files of voices: bring one, and see what became of those before. */
export function Imports() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await api.GET('/api/v1/imports', { params: { query: { limit: 50 } } })).data!,
  });
  return (
    <Page title={t('imports.title')} sub={t('imports.sub')}>
      <DropFile />
      <Card title={t('imports.history')}>
        <Answer asked={asked}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('imports.none')} />
            ) : (
              <Rows label={t('imports.history')}>
                {items.map((one) => (
                  <Row
                    key={one.id}
                    to={`/imports/${one.id}`}
                    tag={
                      <Tag tone={IMPORT_TONES[one.state as ImportState]}>
                        {t(`imports.state.${one.state as ImportState}`)}
                      </Tag>
                    }
                    title={one.fileName}
                    line={[
                      format.moment(one.createdAt),
                      one.by,
                      t('imports.accepted', { count: one.progress.accepted }),
                      one.progress.rejected > 0 && t('imports.rejected', { count: one.progress.rejected }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    figure={
                      one.state === 'running' && (
                        <Progress
                          percent={Math.round(one.progress.share * 100)}
                          size="small"
                          style={{ width: 120 }}
                        />
                      )
                    }
                  />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
    </Page>
  );
}

function DropFile() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [share, setShare] = useState<number | null>(null);
  const bring = async (file: File) => {
    setShare(0);
    try {
      const { id } = await upload(file, setShare);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$id', params: { id } });
    } catch (error) {
      void message.error(refusalText(error));
    } finally {
      setShare(null);
    }
  };
  return (
    <div style={{ marginBottom: 16 }}>
      <Upload.Dragger
        multiple={false}
        showUploadList={false}
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.gz"
        disabled={share !== null}
        beforeUpload={(file) => {
          void bring(file);
          return false;
        }}
      >
        <p style={{ fontWeight: 600, margin: '6px 0' }}>
          {share === null ? t('imports.drop') : t('imports.uploading')}
        </p>
        {share === null ? (
          <p className="dim" style={{ margin: '0 0 6px' }}>
            {t('imports.dropSays')}
          </p>
        ) : (
          <Progress percent={Math.round(share * 100)} style={{ maxWidth: 320 }} />
        )}
      </Upload.Dragger>
    </div>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { FigureCard } from '../../parts/FigureCard.tsx';
import { Page } from '../../parts/Page.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { IMPORT_TONES, type ImportShown, type ImportState } from './Imports.tsx';
import { MapColumns } from './MapColumns.tsx';

/** How often a running import is asked about, in milliseconds. */
const ASK_EVERY = 700;

/** One file: the preview and mapping before, the progress during, the result after. */
export function ImportRun() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useQuery({
    queryKey: ['imports', id],
    queryFn: async () => (await api.GET('/api/v1/imports/{id}', { params: { path: { id } } })).data!,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? ASK_EVERY : false),
  });
  const state = asked.data?.state as ImportState | undefined;
  return (
    <Page
      title={asked.data?.fileName ?? t('imports.title')}
      sub={
        asked.data &&
        state && (
          <>
            <Tag tone={IMPORT_TONES[state]}>{t(`imports.state.${state}`)}</Tag>
            <FileLine shown={asked.data} />
          </>
        )
      }
      actions={asked.data && <RunActions shown={asked.data} />}
    >
      <Answer asked={asked} rows={8}>
        {(shown) => (shown.state === 'uploaded' ? <MapColumns shown={shown} /> : <Running shown={shown} />)}
      </Answer>
    </Page>
  );
}

function FileLine({ shown }: { shown: ImportShown }) {
  const { t } = useTranslation();
  return (
    <span>
      {[
        shown.format.toUpperCase(),
        t('imports.preview.encoding', { encoding: shown.encoding }),
        shown.source,
      ].join(' · ')}
    </span>
  );
}

function Running({ shown }: { shown: ImportShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress } = shown;
  const running = shown.state === 'running';
  return (
    <>
      {shown.failure && <Alert type="error" title={shown.failure} style={{ marginBottom: 16 }} />}
      <Card>
        <Progress
          percent={Math.round((shown.state === 'done' ? 1 : progress.share) * 100)}
          status={running ? 'active' : shown.state === 'failed' ? 'exception' : 'normal'}
          aria-label={t('imports.title')}
        />
        <p className="muted" role="status" aria-live="polite">
          {[
            t('imports.rows', { count: progress.rows }),
            progress.rowsPerSecond !== null &&
              t('imports.rate', { rate: format.number(Math.round(progress.rowsPerSecond)) }),
            running &&
              progress.secondsLeft !== null &&
              t('imports.left', { span: format.span(progress.secondsLeft * 1000) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </Card>
      <div className="grid thirds" style={{ marginTop: 16 }}>
        <FigureCard
          name={t('imports.figures.accepted')}
          value={format.number(progress.accepted)}
          note={t('imports.figures.acceptedNote')}
          feeling="better"
        />
        <FigureCard
          name={t('imports.figures.duplicate')}
          value={format.number(progress.duplicate)}
          note={t('imports.figures.duplicateNote')}
        />
        <FigureCard
          name={t('imports.figures.rejected')}
          value={format.number(progress.rejected)}
          feeling={progress.rejected > 0 ? 'worse' : undefined}
          note={
            progress.rejected > 0 ? (
              <a href={`/api/v1/imports/${shown.id}/rejected`} download>
                {t('imports.downloadRejected')}
              </a>
            ) : (
              t('imports.figures.rejectedNote')
            )
          }
        />
      </div>
    </>
  );
}

function RunActions({ shown }: { shown: ImportShown }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const turn = useMutation({
    mutationFn: async (to: 'pause' | 'resume') => {
      const params = { params: { path: { id: shown.id } } };
      if (to === 'pause') await api.POST('/api/v1/imports/{id}/pause', params);
      else await api.POST('/api/v1/imports/{id}/resume', params);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports'] }),
    onError: (error) => void message.error(refusalText(error)),
  });
  if (shown.state === 'running')
    return (
      <Button loading={turn.isPending} onClick={() => turn.mutate('pause')}>
        {t('imports.pause')}
      </Button>
    );
  if (shown.state === 'paused')
    return (
      <Button type="primary" loading={turn.isPending} onClick={() => turn.mutate('resume')}>
        {t('imports.resume')}
      </Button>
    );
  if (shown.state === 'done')
    return (
      <Link to="/pains">
        <Button type="primary" tabIndex={-1}>
          {t('imports.seePains')}
        </Button>
      </Link>
    );
  return null;
}

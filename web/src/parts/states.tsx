import { isProblem } from '@gongjian/client';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Nothing here yet: what will appear, and how to get it. */
export function Empty({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** A skeleton that keeps the layout while rows are on their way. */
export function Waiting({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}

/** What went wrong and what to do about it. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, i18n } = useTranslation();
  const code = isProblem(error) ? error.code : 'network';
  const key = `errors.${code.replaceAll('.', '_')}`;
  return (
    <div className="state" role="alert">
      <h3>{i18n.exists(key) ? t(key as 'errors.network') : t('errors.unknown')}</h3>
      {isProblem(error) && error.detail && <p>{error.detail}</p>}
      {retry && <Button onClick={retry}>{t('shell.retry')}</Button>}
    </div>
  );
}

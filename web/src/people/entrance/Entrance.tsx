import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../app/Mark.tsx';

/** The sheet before the door: sign-in, first set-up, invitations. */
export function Entrance({
  title,
  says,
  children,
}: {
  title: ReactNode;
  says?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <main className="entrance">
      <div className="sheet">
        <div className="brand">
          <Mark size={30} />
          {t('shell.product')}
        </div>
        <p className="tagline">{t('shell.tagline')}</p>
        <div className="card">
          <h1 style={{ fontSize: 17, margin: '0 0 4px' }}>{title}</h1>
          {says && (
            <p className="muted" style={{ margin: '0 0 14px' }}>
              {says}
            </p>
          )}
          {children}
        </div>
      </div>
    </main>
  );
}

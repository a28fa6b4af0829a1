import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../parts/states.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <Empty title={t('errors.route_unknown')} action={<Link to="/">{t('shell.nav.loop')}</Link>} />
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const PARTS = [
  { name: 'tower', path: '/beacon' },
  { name: 'controls', path: '/beacon/controls' },
  { name: 'watching', path: '/beacon/watching' },
  { name: 'onCall', path: '/beacon/on-call' },
  { name: 'clock', path: '/beacon/clock' },
] as const;

/** The rooms of the beacon tower, above each of its pages. */
export function Parts() {
  const { t } = useTranslation();
  return (
    <nav className="subnav" aria-label={t('beacon.part.label')}>
      {PARTS.map(({ name, path }) => (
        <Link key={path} to={path} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
          {t(`beacon.part.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

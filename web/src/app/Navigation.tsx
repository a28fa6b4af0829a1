import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from './AccountMenu.tsx';
import { useCounts } from './counts.ts';
import { Mark } from './Mark.tsx';
import { PLACES, type Place } from './places.ts';

/** The way through the product, in the loop's order, with what waits in each place. */
export function Navigation({ onPalette }: { onPalette: () => void }) {
  const { t } = useTranslation();
  const counts = useCounts();
  const main = PLACES.filter((place) => place.name !== 'settings');
  return (
    <nav aria-label={t('shell.nav.label')}>
      <Link to="/" className="brand">
        <Mark />
        {t('shell.product')}
      </Link>
      {main.map((place, index) => (
        <Fragment key={place.path}>
          {place.group && place.group !== main[index - 1]?.group && (
            <div className="group">{t(`shell.nav.${place.group}`)}</div>
          )}
          <PlaceLink place={place} count={counts[place.name]} />
        </Fragment>
      ))}
      <button type="button" className="place phone-only" onClick={onPalette}>
        {t('shell.menu')}
      </button>
      <div className="foot">
        <button type="button" className="place" onClick={onPalette}>
          {t('shell.keys.palette')} <kbd>Ctrl K</kbd>
        </button>
        <PlaceLink place={PLACES.find((place) => place.name === 'settings')!} />
        <AccountMenu />
      </div>
    </nav>
  );
}

function PlaceLink({ place, count }: { place: Place; count?: { value: number; hot?: boolean } }) {
  const { t, i18n } = useTranslation();
  return (
    <Link
      to={place.path}
      className={`place${place.phone ? '' : ' aside'}`}
      activeProps={{ className: 'active', 'aria-current': 'page' }}
      activeOptions={{ exact: place.path === '/' }}
    >
      {t(`shell.nav.${place.name}`)}
      {count !== undefined && count.value > 0 && (
        <span className={`count${count.hot ? ' hot' : ''}`}>{count.value.toLocaleString(i18n.language)}</span>
      )}
    </Link>
  );
}

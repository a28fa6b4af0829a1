import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BurningNotice } from '../feedback/beacon/BurningNotice.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { useKeys } from './keys.ts';
import { useLive } from './live.ts';
import { Navigation } from './Navigation.tsx';
import { Palette } from './Palette.tsx';

type Open = 'palette' | 'keys' | null;

/** The frame of every page: navigation in the loop's order, keyboard, command palette, live state. */
export function Shell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const connected = useLive();
  useKeys({ palette: () => setOpen('palette'), help: () => setOpen('keys') });
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <Navigation onPalette={() => setOpen('palette')} />
      <main id="content" tabIndex={-1}>
        {!connected && (
          <div className="live-lost" role="status">
            {t('shell.live.lost')}
          </div>
        )}
        <BurningNotice />
        <Outlet />
      </main>
      <Palette open={open === 'palette'} onClose={() => setOpen(null)} />
      <KeyHelp open={open === 'keys'} onClose={() => setOpen(null)} />
    </div>
  );
}

import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { isAtLeast, useMe } from '../../app/me.ts';
import { Page } from '../../parts/Page.tsx';
import { Waiting } from '../../parts/states.tsx';

const PARTS = {
  profile: lazy(async () => ({ default: (await import('./Profile.tsx')).Profile })),
  members: lazy(async () => ({ default: (await import('./Members.tsx')).Members })),
  keys: lazy(async () => ({ default: (await import('./Keys.tsx')).Keys })),
  routing: lazy(async () => ({ default: (await import('./routing/Routing.tsx')).Routing })),
  cycles: lazy(async () => ({ default: (await import('./Cycles.tsx')).Cycles })),
  data: lazy(async () => ({ default: (await import('./Data.tsx')).Data })),
  audit: lazy(async () => ({ default: (await import('./Audit.tsx')).Audit })),
};
type Part = keyof typeof PARTS;

/** Everything that is set once: about oneself, and, by role, about the workspace. */
export function Settings() {
  const { t } = useTranslation();
  const me = useMe();
  const { part } = useSearch({ strict: false }) as { part?: Part };
  const open: Part[] = [
    'profile',
    'members',
    ...(me.role === 'owner' ? (['keys'] as const) : []),
    'routing',
    'cycles',
    'data',
    ...(isAtLeast('leader', me) ? (['audit'] as const) : []),
  ];
  const shown: Part = part && open.includes(part) ? part : 'profile';
  const Shown = PARTS[shown];
  return (
    <Page title={t('settings.title')} sub={me.workspace.name}>
      <nav className="subnav" aria-label={t('settings.title')}>
        {open.map((key) => (
          <Link
            key={key}
            to="/settings"
            search={{ part: key } as never}
            aria-current={key === shown ? 'page' : undefined}
          >
            {t(`settings.tab.${key}`)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Waiting />}>
        <Shown />
      </Suspense>
    </Page>
  );
}

import { isProblem } from '@gongjian/client';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { isSetUpPutOff } from '../people/entrance/set-up.ts';
import { me } from './me.ts';
import { NotFound } from './NotFound.tsx';
import { PageFailure } from './PageFailure.tsx';
import { queries } from './queries.ts';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageFailure });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' ? { to: search.to } : {},
  component: lazyRouteComponent(() => import('../people/entrance/SignIn.tsx'), 'SignIn'),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('../people/entrance/SetUp.tsx'), 'SetUp'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('../people/entrance/ResetPassword.tsx'), 'ResetPassword'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../people/entrance/Invitation.tsx'), 'Invitation'),
});

/** Everything behind the door: without a session the reader is led to sign-in and back. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      const { user } = await queries.ensureQueryData(me);
      if (!user.hasPassword && !isSetUpPutOff()) throw redirect({ to: '/set-up' });
    } catch (error) {
      if (isProblem(error) && error.status === 401)
        throw redirect({ to: '/sign-in', search: { to: location.href } as never });
      throw error;
    }
  },
});

const page = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    validateSearch: (search: Record<string, unknown>) =>
      search as Record<string, string | number | undefined>,
    component: lazyRouteComponent(load as () => Promise<Record<string, () => React.ReactNode>>, name),
  });

const tree = root.addChildren([
  signIn,
  setUp,
  resetPassword,
  invitation,
  inside.addChildren([
    page('/', () => import('../loop/home/Home.tsx'), 'Home'),
    page('/queue', () => import('../loop/queue/Queue.tsx'), 'Queue'),
    page('/ledger', () => import('../loop/ledger/Ledger.tsx'), 'Ledger'),
    page('/voices', () => import('../feedback/voices/Voices.tsx'), 'Voices'),
    page('/voices/$id', () => import('../feedback/voices/Voice.tsx'), 'Voice'),
    page('/imports', () => import('../feedback/imports/Imports.tsx'), 'Imports'),
    page('/imports/$id', () => import('../feedback/imports/ImportRun.tsx'), 'ImportRun'),
    page('/pains', () => import('../feedback/pains/Pains.tsx'), 'Pains'),
    page('/pains/$id', () => import('../feedback/pains/Pain.tsx'), 'Pain'),
    page('/themes', () => import('../feedback/pains/themes/Themes.tsx'), 'Themes'),
    page('/themes/$theme', () => import('../feedback/pains/themes/Theme.tsx'), 'Theme'),
    page('/proposals', () => import('../feedback/pains/proposals/Proposals.tsx'), 'Proposals'),
    page('/grouping', () => import('../feedback/pains/quality/Quality.tsx'), 'Quality'),
    page('/noise', () => import('../feedback/pains/Noise.tsx'), 'Noise'),
    page('/bells', () => import('../feedback/bells/Bells.tsx'), 'Bells'),
    page('/bells/$id', () => import('../feedback/bells/Bell.tsx'), 'Bell'),
    page('/beacon', () => import('../feedback/beacon/Tower.tsx'), 'Tower'),
    page('/beacon/controls', () => import('../feedback/beacon/controls/Controls.tsx'), 'Controls'),
    page('/beacon/controls/$id', () => import('../feedback/beacon/controls/Control.tsx'), 'Control'),
    page('/beacon/watching', () => import('../feedback/beacon/watching/Watching.tsx'), 'Watching'),
    page('/beacon/on-call', () => import('../feedback/beacon/on-call/OnCall.tsx'), 'OnCall'),
    page('/beacon/clock', () => import('../feedback/beacon/clock/ClockMonth.tsx'), 'ClockMonth'),
    page('/beacon/$id', () => import('../feedback/beacon/alarm/Alarm.tsx'), 'Alarm'),
    page('/beacon/$id/review', () => import('../feedback/beacon/alarm/Review.tsx'), 'Review'),
    page('/strategy', () => import('../strategy/propositions/Strategy.tsx'), 'Strategy'),
    page('/strategy/$id', () => import('../strategy/propositions/Proposition.tsx'), 'Proposition'),
    page('/blind-spots', () => import('../strategy/blind-spots/BlindSpots.tsx'), 'BlindSpots'),
    page('/adjustments', () => import('../seeing/adjustments/Adjustments.tsx'), 'Adjustments'),
    page('/adjustments/$id', () => import('../seeing/adjustments/Adjustment.tsx'), 'Adjustment'),
    page('/settings', () => import('../people/settings/Settings.tsx'), 'Settings'),
  ]),
]);

export const router = createRouter({ routeTree: tree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

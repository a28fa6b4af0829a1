/** The states of a stored link; `none` is a link that does not exist. */
export type LinkState = 'proposed' | 'accepted' | 'dismissed';

/** Who drew the link first: the machine by likeness, or a person by hand. */
export type LinkOrigin = 'machine' | 'person';

/**
 * Everything that can happen to a link. `propose` and `lapse` are the machine's: it suggests, and takes back a
 * suggestion that no longer holds. The rest are people's; what a person decided the machine never touches.
 */
export type LinkAction = 'propose' | 'lapse' | 'draw' | 'accept' | 'dismiss' | 'undo';

export type LinkStep =
  | { readonly type: 'to'; readonly state: LinkState | 'none' }
  | { readonly type: 'unchanged' }
  | { readonly type: 'impossible' };

const to = (state: LinkState | 'none'): LinkStep => ({ type: 'to', state });
const UNCHANGED: LinkStep = { type: 'unchanged' };
const IMPOSSIBLE: LinkStep = { type: 'impossible' };

/**
 * Rules of a link.
 * L1 A suggestion waits; only `accepted` counts anywhere.
 * L2 What was dismissed is never suggested again; a person may still accept or draw it.
 * L3 Accept and dismiss may be changed into each other; `undo` goes back to how it was before any person decided:
 *    waiting where the machine drew the link, gone where a person did.
 * L4 The machine never changes what a person decided.
 */
export function stepLink(
  link: { readonly state: LinkState | 'none'; readonly origin: LinkOrigin },
  action: LinkAction,
): LinkStep {
  const { state, origin } = link;
  switch (action) {
    case 'propose':
      return state === 'none' ? to('proposed') : UNCHANGED;
    case 'lapse':
      return state === 'proposed' && origin === 'machine' ? to('none') : UNCHANGED;
    case 'draw':
      return state === 'accepted' ? UNCHANGED : to('accepted');
    case 'accept':
      if (state === 'none') return IMPOSSIBLE;
      return state === 'accepted' ? UNCHANGED : to('accepted');
    case 'dismiss':
      if (state === 'none') return IMPOSSIBLE;
      return state === 'dismissed' ? UNCHANGED : to('dismissed');
    case 'undo':
      if (state === 'none' || state === 'proposed') return IMPOSSIBLE;
      return to(origin === 'machine' ? 'proposed' : 'none');
  }
}

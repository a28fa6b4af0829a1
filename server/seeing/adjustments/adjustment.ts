import type { AdjustmentState } from './tables.ts';

/** Everything that can happen to a proposed change. */
export type AdjustmentAction =
  | { readonly type: 'adopt'; readonly by: string }
  | { readonly type: 'refuse'; readonly by: string; readonly reason: string }
  | { readonly type: 'withdraw'; readonly by: string };

export type Judged =
  | { readonly type: 'to'; readonly state: Exclude<AdjustmentState, 'proposed'> }
  | { readonly type: 'decided' }
  | { readonly type: 'ownProposal' }
  | { readonly type: 'notProposer' }
  | { readonly type: 'reasonMissing' };

/**
 * Rules of an adjustment.
 * A1 It is decided once: adopted, refused or withdrawn.
 * A2 Nobody decides on a proposal of their own, unless they are the only one in the workspace who may decide.
 * A3 A refusal says why.
 * A4 Only the proposer withdraws.
 */
export function judge(
  adjustment: { readonly state: AdjustmentState; readonly proposerId: string },
  action: AdjustmentAction,
  { onlyDecider }: { readonly onlyDecider: boolean },
): Judged {
  if (adjustment.state !== 'proposed') return { type: 'decided' };
  const own = action.by === adjustment.proposerId;
  switch (action.type) {
    case 'withdraw':
      return own ? { type: 'to', state: 'withdrawn' } : { type: 'notProposer' };
    case 'adopt':
      return own && !onlyDecider ? { type: 'ownProposal' } : { type: 'to', state: 'adopted' };
    case 'refuse':
      if (own && !onlyDecider) return { type: 'ownProposal' };
      return action.reason.trim() === '' ? { type: 'reasonMissing' } : { type: 'to', state: 'refused' };
  }
}

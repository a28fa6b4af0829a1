/** Every place of the product in the loop's order; navigation, palette and phone bar are made from it. */
export interface Place {
  readonly name:
    | 'loop'
    | 'queue'
    | 'voices'
    | 'pains'
    | 'bells'
    | 'beacon'
    | 'strategy'
    | 'blindSpots'
    | 'adjustments'
    | 'ledger'
    | 'imports'
    | 'settings';
  readonly path: string;
  readonly group: 'hear' | 'decide' | 'see' | null;
  /** Shown in the bar of a phone. */
  readonly phone?: true;
}

export const PLACES: readonly Place[] = [
  { name: 'loop', path: '/', group: null, phone: true },
  { name: 'queue', path: '/queue', group: null, phone: true },
  { name: 'voices', path: '/voices', group: 'hear' },
  { name: 'pains', path: '/pains', group: 'hear', phone: true },
  { name: 'bells', path: '/bells', group: 'hear', phone: true },
  { name: 'beacon', path: '/beacon', group: 'hear', phone: true },
  { name: 'imports', path: '/imports', group: 'hear' },
  { name: 'strategy', path: '/strategy', group: 'decide' },
  { name: 'blindSpots', path: '/blind-spots', group: 'decide' },
  { name: 'adjustments', path: '/adjustments', group: 'see' },
  { name: 'ledger', path: '/ledger', group: 'see' },
  { name: 'settings', path: '/settings', group: null },
];

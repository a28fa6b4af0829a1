export const ledger = {
  title: 'Loop ledger',
  sub: 'How long each adjustment took: from the first voice to the change to the strategy',
  median: 'One turn (median)',
  p90: 'Nine of ten within',
  count: 'Adjustments this cycle',
  countNote: 'adopted',
  previous: 'last cycle {{days}} days',
  noPrevious: 'no earlier cycle to compare',
  days: '{{days}} days',
  definition:
    'For each adopted adjustment: first voice → bell → change → pain falls → adjusted; a missing step is left blank',
  legs: { firstVoice: 'First voice', bell: 'Bell', change: 'Change', fall: 'Fall', adjusted: 'Adjusted' },
  total: 'In all',
  missing: 'no such step',
  empty: 'No adjustment was adopted in this cycle',
  emptySays: 'After the first one is adopted, this page tells how long a turn takes.',
  cycle: 'Cycle',
};

export const queue = {
  title: 'Waiting for you',
  sub: 'Work it until it is empty; empty is done',
  empty: 'All done',
  emptySays: 'New bells, matches and adjustments appear here; one digest a day, off by a click.',
  kind: { bell: 'Bell', match: 'Right?', adjustment: 'Adjust', news: 'News', verify: 'Verify' },
  act: { look: 'See the difference', open: 'Open' },
  since: 'waiting since {{ago}}',
  from: 'rung by {{name}}',
  digest: { on: 'Digest daily at {{time}}', off: 'Digest is off', turnOff: 'Turn off', turnOn: 'Turn on' },
  read: 'Got it',
  readAll: 'Got it all',
};

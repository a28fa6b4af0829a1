import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

test('defaults start on the embedded database', () => {
  const outcome = parseConfig({}, {});
  expect(outcome).toMatchObject({ ok: true, config: { port: 8720, databaseUrl: null, empty: false } });
});

test('flags win over the environment', () => {
  const outcome = parseConfig({ port: '9000' }, { PORT: '9001' });
  expect(outcome).toMatchObject({ ok: true, config: { port: 9000 } });
});

test('every problem is listed with its remedy, not only the first', () => {
  const outcome = parseConfig(
    { port: 'x' },
    { DATABASE_URL: 'mysql://h', GONGJIAN_SECRET: 'short', LOG_LEVEL: 'loud' },
  );
  expect(outcome.ok).toBe(false);
  if (outcome.ok) return;
  expect(outcome.problems).toHaveLength(4);
  for (const problem of outcome.problems) expect(problem.remedy).not.toBe('');
});

test('a secret value never stands in a problem', () => {
  const outcome = parseConfig({}, { DATABASE_URL: 'hunter2://root:hunter2@h' });
  expect(JSON.stringify(outcome)).not.toContain('hunter2');
});

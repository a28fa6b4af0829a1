import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSettings } from './readme-settings.ts';

test.each(['README.md', 'README.zh-CN.md'])(
  '%s lists every setting as the code has it (mend: npm run readme)',
  (name) => {
    const readme = readFileSync(join(import.meta.dirname, '..', name), 'utf8');
    expect(withSettings(readme)).toBe(readme);
  },
);

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    // A browser may stumble over a page that is just settling; twice the same stumble is a fault.
    retry: 2,
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
});

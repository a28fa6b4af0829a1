import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engines,server,client,web,examples,scripts,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Real servers, processes and disks: on a machine that builds for others too, one more try tells chance from fault.
    retry: process.env.CI ? 1 : 0,
  },
});

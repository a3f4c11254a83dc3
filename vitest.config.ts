import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.spec.{ts,tsx,mjs}'],
    exclude: ['node_modules', 'out', 'e2e'],
    testTimeout: 30_000,
    maxWorkers: 2,
    environmentMatchGlobs: [],
  },
});

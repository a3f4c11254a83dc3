import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.spec.{ts,tsx,mjs}'],
    exclude: ['**/node_modules/**', 'out/**', 'dist/**', 'e2e/**'],
    globalSetup: ['scripts/specs/build-threads.ts'],
    setupFiles: ['scripts/specs/leave-page.ts'],
    // Specs with thousands of real sockets need longer than the default 5 s on a busy machine.
    testTimeout: 30_000,
    // Two: specs open sockets and measure memory, and machines with two cores are common.
    maxWorkers: 2,
  },
});

import { defineConfig } from '@playwright/test';
import type { ShellOptions } from './e2e/fixtures';
import { chromiumFlags, findChromium } from './scripts/lib/chromium.mjs';

const executablePath = findChromium();

export default defineConfig<ShellOptions>({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  reporter: 'list',
  // One at a time: specs measure the window's speed, and two of them would measure each other.
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: { args: chromiumFlags, ...(executablePath === null ? {} : { executablePath }) },
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'browser', testIgnore: '**/desktop*.e2e.ts', use: { shell: 'browser' } },
    // The host's guards do not exist on the desktop, which has no HTTP server.
    { name: 'desktop', testIgnore: '**/host-*.e2e.ts', use: { shell: 'desktop' } },
  ],
});

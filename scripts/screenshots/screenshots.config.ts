import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

/** Draws the window's states in both themes and two sizes into `out/screenshots/`, for the eye and for `docs/images/`. */
export default defineConfig({
  ...base,
  testDir: import.meta.dirname,
  testMatch: '**/*.shots.ts',
  outputDir: resolve(import.meta.dirname, '../../out/screenshots/failures'),
  projects: (['light', 'dark'] as const).flatMap((colorScheme) =>
    [
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 },
    ].map((viewport) => ({
      name: `${colorScheme}-${viewport.width}x${viewport.height}`,
      use: { colorScheme, viewport },
    })),
  ),
});

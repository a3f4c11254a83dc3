import { defineConfig } from '@playwright/test';
import base from './playwright.config';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** States that are drawn as narrow as a phone too: what is opened over the window has to fit there. */
const narrow = ['**/answering.shots.ts', '**/sending.shots.ts'];

/** Draws the window's states in both themes and two sizes into `out/screenshots/`, for the eye and for `docs/images/`. */
export default defineConfig({
  ...base,
  testMatch: '**/*.shots.ts',
  outputDir: 'out/screenshots/failures',
  projects: (['light', 'dark'] as const).flatMap((colorScheme) => [
    ...sizes.map((viewport) => ({
      name: `${colorScheme}-${viewport.width}x${viewport.height}`,
      use: { colorScheme, viewport },
    })),
    {
      name: `${colorScheme}-360x740`,
      testMatch: narrow,
      use: { colorScheme, viewport: { width: 360, height: 740 } },
    },
  ]),
});

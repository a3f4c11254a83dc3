import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groundColor, windowOptions } from './window-options';

describe('windowOptions', () => {
  const bounds = { x: 1, y: 2, width: 900, height: 600 };
  const options = windowOptions(bounds, '/out/preload/preload.cjs', true);

  it('shuts the page in', () => {
    expect(options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      preload: '/out/preload/preload.cjs',
    });
  });

  it('opens where it is told, hidden until it is drawn', () => {
    expect(options).toMatchObject({ ...bounds, show: false, backgroundColor: groundColor(true) });
  });
});

describe('groundColor', () => {
  it('is the ground of the design tokens in both themes', () => {
    const tokens = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');
    expect(tokens).toContain(`--color-ground: light-dark(${groundColor(false)}, ${groundColor(true)});`);
  });
});

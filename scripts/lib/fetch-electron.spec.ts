import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchElectron, reasonIn } from './fetch-electron.mjs';

describe('reasonIn', () => {
  it('says what Node means by a failed fetch', () => {
    const output = 'TypeError: fetch failed\n    at node:internal/deps/undici/undici:13502:13';
    expect(reasonIn(output)).toBe('its download server was not reached');
  });

  it('takes the message of a stack', () => {
    expect(reasonIn('HTTPError: Response code 404 (Not Found) for https://a.example/b.zip\n    at x')).toBe(
      'Response code 404 (Not Found) for https://a.example/b.zip',
    );
  });

  it('says that nothing was said', () => expect(reasonIn('')).toBe('the installer did not say why'));
});

describe('fetchElectron', () => {
  let folder = '';
  const installer = (code: string) => {
    const file = join(folder, 'install.mjs');
    writeFileSync(file, code);
    return file;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-fetch-'));
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.stubEnv('TMPDIR', folder);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('fails with the installer’s reason, and leaves no temporary file', async () => {
    const code = `import { tmpdir } from 'node:os'; import { writeFileSync } from 'node:fs';
      writeFileSync(tmpdir() + '/half.zip', 'half');
      throw new Error('no route to host');`;
    const file = installer(code);
    expect(await fetchElectron({ installer: file })).toEqual({ kind: 'failed', reason: 'no route to host' });
    expect(readdirSync(folder)).toEqual(['install.mjs']);
  });

  it('gives up when no byte comes', async () => {
    const file = installer('setInterval(() => {}, 1000)');
    expect(await fetchElectron({ installer: file, stallMs: 1 })).toEqual({
      kind: 'failed',
      reason: 'no byte came for 0.001 s',
    });
  });
});

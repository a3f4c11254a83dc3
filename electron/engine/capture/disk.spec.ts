import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { systemDisk } from './disk';

afterEach(endCaptures);

describe('the system’s disk', () => {
  it('writes pieces where they belong, one behind the other', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, 'what was there before');
    const file = await systemDisk.create(path);
    await file.write([Buffer.from('llo'), new Uint8Array(0), Buffer.from(' world')], 2);
    await file.write([Buffer.from('he')], 0);
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe('hello world');
  });

  it('writes more than one call of the system takes', async () => {
    const path = join(temporaryFolder(), 'file');
    const file = await systemDisk.create(path);
    const pieces = Array.from({ length: 3_000 }, (_, i) => Buffer.alloc(3, i % 256));
    await file.write(pieces, 0);
    await file.close();
    expect(readFileSync(path).equals(Buffer.concat(pieces))).toBe(true);
  });

  it('replaces a text, and gives a sign of life without changing it', async () => {
    const path = join(temporaryFolder(), 'lock');
    await systemDisk.replace(path, 'one');
    await systemDisk.replace(path, 'two');
    utimesSync(path, 1, 1);
    await systemDisk.touch(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(statSync(path).mtimeMs).toBeGreaterThan(1_000);
    await expect(systemDisk.touch(`${path}-not`, 'x')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(`${path}-not`)).toBe(false);
  });

  it('makes, finds and removes folders', async () => {
    const path = join(temporaryFolder(), 'a', 'b');
    await expect(systemDisk.check(path)).rejects.toMatchObject({ code: 'ENOENT' });
    await systemDisk.makeFolder(path);
    await systemDisk.makeFolder(path);
    await systemDisk.check(path);
    mkdirSync(join(path, 'c'));
    await systemDisk.remove(path);
    await systemDisk.remove(path);
    expect(existsSync(path)).toBe(false);
  });
});

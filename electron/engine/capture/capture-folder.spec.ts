import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { TestDisk } from '../fixtures/test-disk';
import { CaptureFolder } from './capture-folder';
import { decodeManifest } from './manifest';

afterEach(endCaptures);

const named = (id: number, name: string): CapturedEndpoint =>
  ({ id, kind: 'server', name }) as CapturedEndpoint;

function make() {
  const path = join(temporaryFolder(), 'a', 'b');
  const disk = new TestDisk();
  const folder = new CaptureFolder(disk, path, { program: 'Parley 1', startedAt: 7 });
  const manifest = () => decodeManifest(readFileSync(join(path, 'capture.json'), 'utf8'));
  return { path, disk, folder, manifest };
}

describe('the folder of a capture', () => {
  it('is made with its lock and its manifest', async () => {
    const { path, folder, manifest } = make();
    folder.describe([named(1, 'One')]);
    await folder.prepare();
    expect(manifest()).toEqual({
      program: 'Parley 1',
      startedAt: 7,
      endedAt: null,
      endpoints: [named(1, 'One')],
    });
    expect(existsSync(join(path, 'lock'))).toBe(true);
  });

  it('keeps the names of endpoints that are gone, and takes new names', async () => {
    const { folder, manifest } = make();
    folder.describe([named(1, 'One'), named(2, 'Two')]);
    await folder.prepare();
    folder.describe([named(2, 'Second'), named(3, 'Three')]);
    await folder.prepare();
    expect(manifest()?.endpoints).toEqual([named(1, 'One'), named(2, 'Second'), named(3, 'Three')]);
  });

  it('goes on with older names while the newest cannot be written', async () => {
    const { disk, folder, manifest } = make();
    folder.describe([named(1, 'One')]);
    await folder.prepare();
    folder.describe([named(1, 'First')]);
    disk.refuse('EPERM');
    await folder.prepare();
    expect(manifest()?.endpoints).toEqual([named(1, 'One')]);
    disk.refuse(null);
    await folder.prepare();
    expect(manifest()?.endpoints).toEqual([named(1, 'First')]);
  });

  it('is made again when it could not be made, or was lost', async () => {
    const { path, disk, folder, manifest } = make();
    disk.refuse('EROFS');
    await expect(folder.prepare()).rejects.toMatchObject({ code: 'EROFS' });
    disk.refuse(null);
    await folder.prepare();
    rmSync(path, { recursive: true });
    await expect(folder.beat('capture.json')).rejects.toMatchObject({ code: 'ENOENT' });
    folder.lost();
    await folder.prepare();
    expect(manifest()).not.toBeNull();
    await folder.beat('capture.json');
  });

  it('gets its lock back when only that was deleted', async () => {
    const { path, folder } = make();
    await folder.prepare();
    rmSync(join(path, 'lock'));
    await folder.beat('capture.json');
    expect(existsSync(join(path, 'lock'))).toBe(true);
  });

  it('says when it was closed, and is not locked any more', async () => {
    const { path, folder, manifest } = make();
    await folder.prepare();
    await folder.close(9);
    expect(manifest()?.endedAt).toBe(9);
    expect(existsSync(join(path, 'lock'))).toBe(false);
  });

  it('can be removed', async () => {
    const { path, folder } = make();
    await folder.prepare();
    await folder.remove();
    expect(existsSync(path)).toBe(false);
  });
});

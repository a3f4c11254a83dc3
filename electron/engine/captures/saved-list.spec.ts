import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { LOCK_FILE } from '../capture/capture-folder';
import { segmentFile } from '../capture/format';
import { encodeManifest, MANIFEST_FILE } from '../capture/manifest';
import { systemClock } from '../clock';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';
import { SavedList } from './saved-list';

afterEach(endCaptures);

const recordAt = (at: number): PlainRecord => ({
  at,
  endpoint: 1,
  connection: 1,
  kind: 'in',
  bytes: Buffer.from('abc'),
});
const names = async (list: SavedList, except = ''): Promise<string[]> =>
  (await list.all(except)).map(({ name }) => name);

it('tells of each capture when it began, its size and how it ended, the newest first', async () => {
  const folder = temporaryFolder();
  writeCapture(join(folder, 'old'), [recordAt(10)]);
  writeCapture(join(folder, 'killed'), [recordAt(30)], { endedAt: null });
  writeCapture(join(folder, 'running'), [recordAt(20)], { endedAt: null });
  writeFileSync(join(folder, 'running', LOCK_FILE), JSON.stringify({ pid: process.pid }));
  writeCapture(join(folder, 'nameless'), [recordAt(40)]);
  writeFileSync(join(folder, 'nameless', MANIFEST_FILE), '?');
  const found = await new SavedList(folder, systemClock).all('');
  const size = (name: string): number =>
    readdirSync(join(folder, name)).reduce((sum, file) => sum + statSync(join(folder, name, file)).size, 0);
  expect(found).toEqual([
    { name: 'killed', startedAt: 30, bytes: size('killed'), ending: 'interrupted' },
    { name: 'running', startedAt: 20, bytes: size('running'), ending: 'in-use' },
    { name: 'old', startedAt: 10, bytes: size('old'), ending: 'clean' },
    { name: 'nameless', startedAt: null, bytes: size('nameless'), ending: 'interrupted' },
  ]);
});

it('leaves out the capture of this run, and whatever is no capture', async () => {
  const folder = temporaryFolder();
  for (const name of ['mine', 'theirs']) writeCapture(join(folder, name), [recordAt(1)]);
  mkdirSync(join(folder, 'holiday'));
  writeFileSync(join(folder, 'holiday', 'photo.jpg'), 'x');
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'captures.json'), '{}');
  writeCapture(join(folder, '.hidden'), [recordAt(1)]);
  writeCapture(join(folder, 'a name with blanks'), [recordAt(1)]);
  symlinkSync(join(folder, 'theirs'), join(folder, 'link'));
  expect(await names(new SavedList(folder, systemClock), 'mine')).toEqual(['theirs']);
});

it('finds none where there is no folder', async () => {
  const list = new SavedList(join(temporaryFolder(), 'none'), systemClock);
  expect(await list.all('')).toEqual([]);
  expect(await list.one('x')).toBeNull();
});

it.each(['..', '.', '../captures/x', 'a/b', 'a\\b', '', '/etc', 'x'.repeat(81)])(
  'takes %j for no name',
  async (name) => {
    const folder = temporaryFolder();
    writeCapture(join(folder, 'a', 'b'), [recordAt(1)]);
    expect(await new SavedList(folder, systemClock).one(name)).toBeNull();
  },
);

it('sees what changed since it looked', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'x');
  const list = new SavedList(folder, systemClock);
  writeCapture(path, [recordAt(1)], { endedAt: null });
  const [before] = await list.all('');
  appendFileSync(join(path, segmentFile(1, 'payload')), 'more');
  expect((await list.one('x'))?.bytes).toBe(before!.bytes + 4);
  writeFileSync(join(path, 'new'), encodeManifest({ program: 'x', startedAt: 5, endedAt: 6, endpoints: [] }));
  renameSync(join(path, 'new'), join(path, MANIFEST_FILE));
  expect(await list.one('x')).toMatchObject({ startedAt: 5, ending: 'clean' });
  expect((await list.all(''))[0]).toMatchObject({ startedAt: 5, ending: 'clean' });
  rmSync(join(path, segmentFile(1, 'payload')));
  expect((await list.one('x'))?.bytes).toBeLessThan(before!.bytes);
  rmSync(path, { recursive: true });
  expect(await list.all('')).toEqual([]);
});

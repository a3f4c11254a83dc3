import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { setAside } from './set-aside';

afterEach(endCaptures);
const AT = Date.UTC(2026, 10, 22, 16, 30, 5, 999) * 1_000;

it('keeps a file under a name with the time', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'x.json'), 'mine');
  const to = join(folder, 'x.broken-20261122-163005.json');
  expect(await setAside(folder, 'x', AT)).toBe(to);
  expect(readFileSync(to, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toHaveLength(1);
});

it('overwrites none that was set aside before', async () => {
  const folder = temporaryFolder();
  for (const text of ['one', 'two', 'three']) {
    writeFileSync(join(folder, 'x.json'), text);
    await setAside(folder, 'x', AT);
  }
  const texts = readdirSync(folder).map((name) => `${name} ${readFileSync(join(folder, name), 'utf8')}`);
  expect(texts.sort()).toEqual([
    'x.broken-20261122-163005-2.json two',
    'x.broken-20261122-163005-3.json three',
    'x.broken-20261122-163005.json one',
  ]);
});

it('sets a folder aside as well', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'x.json'));
  await setAside(folder, 'x', AT);
  expect(readdirSync(folder)).toEqual(['x.broken-20261122-163005.json']);
});

it('has nothing to do where there is nothing', async () => {
  expect(await setAside(temporaryFolder(), 'x', AT)).toBeNull();
});

it('rejects where it may not', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(setAside(join(folder, 'file'), 'x', AT)).rejects.toThrow('ENOTDIR');
});

import { expect, it } from 'vitest';
import { dataFolder, type Platform } from './data-folder';

it.each<[NodeJS.Platform, string, Platform['env'], string]>([
  ['linux', '/home/ann', {}, '/home/ann/.local/share/parley'],
  ['linux', '/home/ann', { XDG_DATA_HOME: '/data' }, '/data/parley'],
  ['linux', '/home/ann', { XDG_DATA_HOME: '' }, '/home/ann/.local/share/parley'],
  ['linux', '/home/ann', { XDG_DATA_HOME: 'relative' }, '/home/ann/.local/share/parley'],
  ['freebsd', '/home/ann', {}, '/home/ann/.local/share/parley'],
  ['darwin', '/Users/ann', { XDG_DATA_HOME: '/data' }, '/Users/ann/Library/Application Support/Parley'],
  ['win32', 'C:\\Users\\ann', {}, 'C:\\Users\\ann\\AppData\\Local\\Parley'],
  ['win32', 'C:\\Users\\ann', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\Parley'],
])('%s, %s, %j', (name, home, env, folder) => {
  expect(dataFolder({ name, home, env })).toBe(folder);
});

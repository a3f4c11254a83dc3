import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWindow } from './window-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-window-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), 'page');
  writeFileSync(join(folder, 'assets/a.js'), 'code');
  writeFileSync(join(folder, 'secret.txt'), 'unlisted');
});

afterEach(() => rmSync(folder, { recursive: true }));

function list(...names: string[]): void {
  writeFileSync(join(folder, 'files.json'), JSON.stringify(names));
}

describe('readWindow', () => {
  it('reads the listed files and nothing else', () => {
    list('index.html', 'assets/a.js');
    const files = readWindow(folder);
    expect([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['index.html', 'page'],
      ['assets/a.js', 'code'],
    ]);
  });

  it('throws without a list, without the document, or without a listed file', () => {
    expect(() => readWindow(folder)).toThrow(/ENOENT/);
    list('assets/a.js');
    expect(() => readWindow(folder)).toThrow('no document');
    list('index.html', 'assets/b.js');
    expect(() => readWindow(folder)).toThrow(/ENOENT/);
  });

  it('throws when the list names what is outside of the folder', () => {
    for (const name of ['../x', '/etc/passwd', 'assets/../../x', 'C:\\x']) {
      list('index.html', name);
      expect(() => readWindow(folder)).toThrow();
    }
  });
});

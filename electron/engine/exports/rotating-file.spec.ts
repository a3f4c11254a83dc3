import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RotatingFile } from './rotating-file';

let folder: string;
let file: RotatingFile;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-rotating-'));
  file = new RotatingFile(join(folder, 'name.log'));
});

afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('RotatingFile', () => {
  it('opens nothing before it writes', () => {
    file.add(bytes('x'));
    expect(existsSync(join(folder, 'name.log'))).toBe(false);
    expect(file.size).toBe(1);
  });

  it('writes behind what is in the file', () => {
    writeFileSync(join(folder, 'name.log'), 'old ');
    file.add(bytes('new'), bytes(' and more'));
    file.write();
    expect(read('name.log')).toBe('old new and more');
    expect([file.size, file.written, file.files]).toEqual([16, 12, 1]);
  });

  it('goes on in new files, and overwrites none', () => {
    writeFileSync(join(folder, 'name.2.log'), 'not ours');
    for (const text of ['first', 'second', 'third']) {
      file.add(bytes(text));
      file.write();
      file.rotate();
    }
    expect(['name.log', 'name.1.log', 'name.2.log', 'name.3.log'].map(read)).toEqual([
      'first',
      'second',
      'not ours',
      'third',
    ]);
    expect(file.files).toBe(4);
    expect(file.path).toBe(join(folder, 'name.4.log'));
    expect(file.size).toBe(0);
  });

  it('keeps what could not be written, and writes it when it can', () => {
    const away = `${folder}.away`;
    file.add(bytes('one '));
    file.write();
    file.close();
    renameSync(folder, away);
    file.add(bytes('two'));
    expect(() => file.write()).toThrow('ENOENT');
    expect(file.written).toBe(4);
    renameSync(away, folder);
    file.write();
    expect(read('name.log')).toBe('one two');
    expect(file.written).toBe(7);
  });

  it('begins a file anew that was deleted', () => {
    file.add(bytes('gone'));
    file.write();
    rmSync(join(folder, 'name.log'));
    file.add(bytes('here'));
    file.write();
    expect(read('name.log')).toBe('here');
  });

  it.skipIf(process.getuid?.() === 0)('throws what the system throws where it may not write', () => {
    writeFileSync(join(folder, 'name.log'), '');
    chmodSync(join(folder, 'name.log'), 0o400);
    file.add(bytes('x'));
    expect(() => file.write()).toThrow('EACCES');
  });
});

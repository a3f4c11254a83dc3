import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPythonBytes } from './python-bytes';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('bytes as Python writes them', () => {
  it.each([
    ['', `b''`],
    ['hello', `b'hello'`],
    ['a\tb\r\nc', `b'a\\tb\\r\\nc'`],
    ['\x00\x1f\x7f\x80\xff', `b'\\x00\\x1f\\x7f\\x80\\xff'`],
    ['back\\slash', `b'back\\\\slash'`],
    [`it's`, `b"it's"`],
    [`say "hi"`, `b'say "hi"'`],
    [`it's "hi"`, `b'it\\'s "hi"'`],
  ])('%j is %s', (text, literal) => {
    expect(toPythonBytes(latin1(text))).toBe(literal);
  });

  const python = spawnSync('python3', ['--version']);
  if (python.status !== 0) console.warn('SKIPPED: there is no python3 here to compare with.');

  it.skipIf(python.status !== 0)('is what python3 itself prints', () => {
    // Quotes, backslashes and controls are where the rules are, so half of the samples are made of them.
    const tricky = fc.array(fc.constantFrom(0x27, 0x22, 0x5c, 0x0a, 0x0d, 0x09, 0x20, 0x7e, 0x7f, 0x62));
    const samples = fc
      .sample(fc.oneof(fc.uint8Array(), tricky.map(Uint8Array.from.bind(Uint8Array))), 500)
      .concat([Uint8Array.from({ length: 256 }, (_, byte) => byte)]);
    const program = 'import sys\nfor line in sys.stdin: print(repr(bytes.fromhex(line)))';
    const input = samples.map((bytes) => Buffer.from(bytes).toString('hex')).join('\n') + '\n';
    const { stdout } = spawnSync('python3', ['-c', program], { input, encoding: 'utf8' });
    expect(samples.map(toPythonBytes)).toEqual(stdout.trimEnd().split('\n'));
  });
});

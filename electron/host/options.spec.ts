import { describe, expect, it } from 'vitest';
import { parseOptions } from './options';

describe('parseOptions', () => {
  it.each<[string[], unknown]>([
    [[], { kind: 'run', port: 0, open: true, data: null }],
    [['--no-open'], { kind: 'run', port: 0, open: false, data: null }],
    [['--port', '9000'], { kind: 'run', port: 9000, open: true, data: null }],
    [['--port=65535', '--no-open'], { kind: 'run', port: 65_535, open: false, data: null }],
    [['--port', '0'], { kind: 'run', port: 0, open: true, data: null }],
    [['--data', '/tmp/x'], { kind: 'run', port: 0, open: true, data: '/tmp/x' }],
    [['--data=here'], { kind: 'run', port: 0, open: true, data: 'here' }],
    [['--help'], { kind: 'help' }],
    [['--help', '--port', '1'], { kind: 'help' }],
  ])('reads %j', (args, options) => {
    expect(parseOptions(args)).toEqual(options);
  });

  it.each([
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '8888.5'],
    ['--port', '1e3'],
    ['--port', '0x10'],
    ['--port', ''],
    ['--port', ' 80'],
    ['--port', '٨٨'],
    ['--port'],
    ['--data'],
    ['--data='],
    ['--open'],
    ['--host', '0.0.0.0'],
    ['9000'],
    ['--no-open=1'],
    ['-p', '1'],
  ])('refuses %s %s in one sentence', (...args) => {
    const options = parseOptions(args.filter((arg) => arg !== undefined));
    expect(options).toMatchObject({ kind: 'wrong', sentence: expect.stringMatching(/^[^\n]+\.$/) });
  });
});

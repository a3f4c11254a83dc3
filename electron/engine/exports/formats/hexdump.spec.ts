import { expect, it } from 'vitest';
import { RecordScript, written } from '../../fixtures/stored-records';
import { hexdump } from './hexdump';

it('has a line for each record, and below it the bytes', () => {
  const script = new RecordScript(2)
    .chunk(3, 'out', 'hello, world: 17+')
    .event(3, { kind: 'half-closed', by: 'local' })
    .damaged(3, 'in', 4);
  const [columns, first, ...rest] = written(hexdump, script.records).toString().trimEnd().split('\n');
  expect(columns).toMatch(/^# time /);
  expect(first).toMatch(/ {2}Client 1 {2}#3 {2}out {2}17$/);
  expect(rest).toEqual([
    '00000000  68 65 6c 6c 6f 2c 20 77  6f 72 6c 64 3a 20 31 37  |hello, world: 17|',
    '00000010  2b                                                |+|',
    expect.stringMatching(/ {2}half-closed {2}by this side \(FIN\)$/),
    expect.stringMatching(/ {2}in {2}4 {2}\[damaged on disk\]$/),
  ]);
});

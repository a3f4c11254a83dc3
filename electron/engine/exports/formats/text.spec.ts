import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../../shared/errors';
import { RecordScript, written } from '../../fixtures/stored-records';
import { text } from './text';

/** The lines of an export, without the one that names the columns. */
const linesOf = (script: RecordScript): string[] =>
  written(text, script.records).toString().split('\n').slice(1, -1);
/** What each line holds behind its head. */
const dataOf = (script: RecordScript): string[] =>
  linesOf(script).map((line) => line.split('  ').slice(6).join('  '));

describe('a text export', () => {
  it('has a line for each record, with time, Δ, endpoint, connection, kind, length and text', () => {
    const script = new RecordScript(1)
      .event(0, { kind: 'listening', address: { host: '127.0.0.1', port: 8888 } })
      .event(3, { kind: 'half-closed', by: 'peer' })
      .chunk(3, 'in', 'hello')
      .event(3, { kind: 'closed', clean: true });
    const [first = '', ...rest] = linesOf(script);
    const time = String.raw`^2026-11-22T\d\d:\d\d:03\.007045[+-]\d\d:\d\d`;
    expect(first).toMatch(
      new RegExp(`${time}  \\+0\\.000000  Server 1  -  listening  on 127\\.0\\.0\\.1:8888$`),
    );
    expect(rest.map((line) => line.slice(line.indexOf('  ') + 2))).toEqual([
      '+0.001000  Server 1  #3  half-closed  by the peer (FIN)',
      '+0.001000  Server 1  #3  in  5  hello',
      '+0.001000  Server 1  #3  closed',
    ]);
  });

  it.each<[string, Uint8Array | string, string]>([
    ['line ends and controls as marks', 'a\r\nb\t\u0000\u007f', 'a␍␊b␉␀␡'],
    ['characters beyond ASCII', 'Grüße 🎈', 'Grüße 🎈'],
    ['direction marks by their names', 'a\u202eb', 'a⟨RLO⟩b'],
    ['bytes that are no UTF-8', Uint8Array.of(0x61, 0xff, 0xc0, 0x80, 0x62), 'a\\xff\\xc0\\x80b'],
  ])('%s', (_, bytes, line) => {
    expect(dataOf(new RecordScript().chunk(1, 'in', bytes))).toEqual([line]);
  });

  it('shows a character that reads cut in pieces in the line where it begins', () => {
    const euro = Buffer.from('€');
    const script = new RecordScript()
      .chunk(1, 'in', Buffer.concat([Buffer.from('a'), euro.subarray(0, 1)]))
      .chunk(1, 'out', 'between')
      .chunk(2, 'in', 'another stream')
      .chunk(1, 'in', euro.subarray(1, 2))
      .chunk(1, 'in', Buffer.concat([euro.subarray(2), Buffer.from('z')]));
    expect(dataOf(script)).toEqual(['a€', 'between', 'another stream', '', 'z']);
  });

  it.each<[string, (script: RecordScript) => unknown]>([
    ['the connection ended', (script) => script.event(1, { kind: 'closed', clean: true })],
    ['another character began', (script) => script.chunk(1, 'in', 'x')],
    ['nothing came', () => undefined],
    ['what came is damaged', (script) => script.damaged(1, 'in', 5)],
    ['too many other records came', (script) => Array.from({ length: 70 }, () => script.chunk(2, 'in', 'x'))],
  ])('shows the bytes of a character that was never completed: %s', (_, next) => {
    const script = new RecordScript().chunk(1, 'in', Uint8Array.of(0x61, 0xe2, 0x82));
    next(script);
    expect(dataOf(script)[0]).toBe('a\\xe2\\x82');
  });

  it('tells every byte once, whatever the chunks', () => {
    const bytes = fc.oneof(
      fc.string().map((s) => Buffer.from(s)),
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom(0xe2, 0x82, 0xac, 0xf0, 0x9f).map((b) => Uint8Array.of(b)),
    );
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 100 }), fc.integer({ min: 1, max: 5 }), (parts, others) => {
        const script = new RecordScript();
        for (const [i, part] of parts.entries()) {
          if (part.length > 0) script.chunk(1, 'in', part);
          if (i % others === 0) script.chunk(2, 'out', '-');
        }
        const file = written(text, script.records).toString().split('\n').slice(1, -1);
        const mine = file
          .filter((line) => line.includes('  #1  '))
          .map((line) => line.split('  ').slice(6).join('  '));
        const whole = written(
          text,
          new RecordScript().chunk(1, 'in', Buffer.concat(parts)).records,
        ).toString();
        const expected = whole.split('\n')[1]?.split('  ').slice(6).join('  ') ?? '';
        // An unfinished character is told by its bytes in either case, so that the pieces join to the whole.
        if (parts.some((part) => part.length > 0)) expect(mine.join('')).toBe(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('says what is damaged, missing, or a gap', () => {
    const script = new RecordScript()
      .damaged(1, 'in', 9)
      .damaged(1, 'closed', 9)
      .event(1, { kind: 'gap', since: 0, bytes: 7, records: 2, why: errorOf('disk_full', { path: '/x' }) });
    expect(linesOf(script)).toEqual([
      expect.stringMatching(/ {2}in {2}9 {2}\[damaged on disk\]$/),
      expect.stringMatching(/ {2}closed {2}\[damaged on disk\]$/),
      expect.stringMatching(/ {2}gap {2}7 bytes in 2 chunks were not captured since .*full\.$/),
    ]);
  });

  it('uses what was passed for context only', () => {
    const { records } = new RecordScript()
      .chunk(1, 'in', Uint8Array.of(0xc3))
      .chunk(1, 'in', Uint8Array.of(0xa9, 0x21));
    expect(written(text, records, {}, ({ seq }) => seq === 0).toString()).toMatch(/ {2}in {2}1 {2}é\n$/);
    expect(written(text, records, {}, ({ seq }) => seq === 1).toString()).toMatch(/ {2}in {2}2 {2}!\n$/);
  });
});

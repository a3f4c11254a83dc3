import { describe, expect, it } from 'vitest';
import { framedSeq, recordOf } from '../../../shared/framing/framed-seq';
import type { Framing } from '../../../shared/model/framing';
import type { View } from '../capture/capture';
import type { StoredRecord } from '../capture/reader';
import { RecordScript, SCRIPT_START } from '../fixtures/stored-records';
import { Cutter } from './cutter';

const lines: Framing = { kind: 'delimiter', mode: 'hex', delimiter: '0a', keep: false, most: 100 };
const pauses: Framing = { kind: 'idle', ms: 2, most: 100 };
const everything: View = { endpoint: null, connection: null };

/** What is told: `record.k connection/kind first+start–last+end chunks fault`, or `record event`. */
function cutterOf(framing: Framing, view = everything) {
  const told: string[] = [];
  const cutter = new Cutter(
    { view, framing },
    {
      frame: ({ seq, connection, kind, first, start, last, end, chunks, fault }) => {
        const k = seq - framedSeq(recordOf(seq), 0);
        const place = `${first}+${start}–${last}+${end}`;
        told.push(
          `${recordOf(seq)}.${k} #${connection}${kind === 0 ? 'in' : 'out'} ${place} ${chunks} ${fault ?? ''}`.trim(),
        );
      },
      event: ({ seq }) => told.push(`${seq} event`),
    },
  );
  return { cutter, told };
}

function told(framing: Framing, records: readonly StoredRecord[], view = everything): string[] {
  const { cutter, told: all } = cutterOf(framing, view);
  for (const record of records) cutter.see(record);
  return all;
}

describe('the frames of records', () => {
  it('are those of each direction of each connection', () => {
    const { records } = new RecordScript()
      .chunk(1, 'in', 'a\nb')
      .chunk(1, 'out', 'x')
      .chunk(2, 'in', '\n')
      .chunk(1, 'in', 'c\n\n')
      .chunk(1, 'out', '\n');
    expect(told(lines, records)).toEqual([
      '0.0 #1in 0+0–0+2 1',
      '2.0 #2in 2+0–2+1 1',
      '3.0 #1in 0+2–3+2 2',
      '3.1 #1in 3+2–3+3 1',
      '4.0 #1out 1+0–4+1 2',
    ]);
  });

  it('are those of the view', () => {
    const { records } = new RecordScript()
      .chunk(1, 'in', 'a\n')
      .chunk(2, 'in', 'b\n')
      .at(2)
      .chunk(3, 'in', 'c\n')
      .event(3, { kind: 'closed', clean: true });
    expect(told(lines, records, { endpoint: 1 as never, connection: null })).toHaveLength(2);
    expect(told(lines, records, { endpoint: null, connection: 3 as never })).toEqual([
      '2.0 #3in 2+0–2+2 1',
      '3 event',
    ]);
  });

  it('are cut off ahead of the event that ends their stream', () => {
    const { records } = new RecordScript()
      .chunk(1, 'in', 'in')
      .chunk(1, 'out', 'out')
      .event(1, { kind: 'half-closed', by: 'peer' })
      .event(1, { kind: 'closed', clean: true })
      .event(1, { kind: 'opened', local: { host: 'a', port: 1 }, remote: { host: 'b', port: 1 } });
    expect(told(lines, records)).toEqual([
      '2.0 #1in 0+0–0+2 1 cut-off',
      '2 event',
      '3.0 #1out 1+0–1+3 1 cut-off',
      '3 event',
      '4 event',
    ]);
  });

  it.each(['closed', 'reset'] as const)('of both directions end when the connection is %s', (kind) => {
    const script = new RecordScript().chunk(1, 'in', 'in').chunk(1, 'out', 'out');
    script.event(1, kind === 'closed' ? { kind, clean: false } : { kind, by: 'peer' });
    expect(told(lines, script.records)).toEqual([
      '2.0 #1in 0+0–0+2 1 cut-off',
      '2.1 #1out 1+0–1+3 1 cut-off',
      '2 event',
    ]);
  });

  it('begin anew behind a damaged chunk, which is a row itself', () => {
    const { records } = new RecordScript().chunk(1, 'in', 'a').damaged(1, 'in', 4).chunk(1, 'in', 'b\n');
    expect(told(lines, records)).toEqual(['1.0 #1in 0+0–0+1 1 cut-off', '1 event', '2.0 #1in 2+0–2+2 1']);
  });

  it('of all streams are cut off where records are missing, as nobody knows whose they were', () => {
    const { records } = new RecordScript()
      .chunk(1, 'in', 'a')
      .chunk(2, 'in', 'b')
      .chunk(1, 'in', 'missing')
      .chunk(1, 'in', 'c\n');
    expect(
      told(
        lines,
        records.filter(({ seq }) => seq !== 2),
      ),
    ).toEqual(['3.0 #1in 0+0–0+1 1 cut-off', '3.1 #2in 1+0–1+1 1 cut-off', '3.2 #1in 3+0–3+2 1']);
  });

  it('are cut from the first record that is held', () => {
    const { records } = new RecordScript().chunk(1, 'in', 'gone').chunk(1, 'in', 'a\n');
    expect(told(lines, records.slice(1))).toEqual(['1.0 #1in 1+0–1+2 1']);
  });

  it('leave out records that no version of this program wrote', () => {
    const { records } = new RecordScript().chunk(1, 'in', 'a\n');
    const strange = { ...records[0]!, seq: 1, kind: 99 };
    expect(told(lines, [...records, strange])).toHaveLength(1);
  });

  it('that wait are counted, and cut off at the end of everything', () => {
    const { cutter, told: all } = cutterOf(lines);
    const { records } = new RecordScript().chunk(1, 'in', 'a\nbc').chunk(2, 'in', 'def').chunk(2, 'in', '\n');
    expect(records.map((record) => cutter.see(record))).toEqual([2, 3, 0]);
    expect([cutter.pendingBytes, cutter.pendingStreams]).toEqual([2, 1]);
    cutter.finish();
    expect(all.at(-1)).toBe('0.1 #1in 0+2–0+4 1 cut-off');
    expect([cutter.pendingBytes, cutter.pendingStreams]).toEqual([0, 0]);
  });
});

describe('frames that a pause ends', () => {
  // Records of a script are 1 ms apart.
  const at = (ms: number) => SCRIPT_START + ms * 1_000;

  it('are placed at the record of their last byte, whoever saw the pause', () => {
    const { records } = new RecordScript()
      .chunk(1, 'in', 'a')
      .chunk(1, 'in', 'b')
      .chunk(2, 'in', '-')
      .chunk(2, 'in', '-')
      .chunk(1, 'in', 'c');
    const expected = '1.0 #1in 0+0–1+1 2';
    expect(told(pauses, records)).toEqual([expected]);
    const { cutter, told: all } = cutterOf(pauses);
    for (const record of records.slice(0, 4)) cutter.see(record);
    expect(cutter.waitsUntil).toBe(at(3));
    cutter.pass(at(3) - 1);
    expect(all).toEqual([]);
    cutter.pass(at(3));
    expect(all).toEqual([expected]);
    expect(cutter.waitsUntil).toBe(at(5));
    cutter.see(records[4]!);
    expect(all).toHaveLength(1);
  });

  it('are whole when the pause was over before their stream ended', () => {
    const closed = { kind: 'closed', clean: true } as const;
    const early = new RecordScript().chunk(1, 'in', 'a').event(1, closed);
    expect(told(pauses, early.records)).toEqual(['1.0 #1in 0+0–0+1 1 cut-off', '1 event']);
    const late = new RecordScript().chunk(1, 'in', 'a').chunk(2, 'in', 'b').event(1, closed);
    expect(told(pauses, late.records)).toEqual(['0.0 #1in 0+0–0+1 1', '2 event']);
  });

  it('are waited for only where a pause ends frames', () => {
    const { cutter } = cutterOf(lines);
    cutter.see(new RecordScript().chunk(1, 'in', 'a').records[0]!);
    expect(cutter.waitsUntil).toBeNull();
  });
});

it('counts the frames of one record that were too long, and what is behind them', () => {
  const script = new RecordScript().chunk(1, 'in', 'abcdefgh\n');
  expect(told({ ...lines, most: 3 }, script.records)).toEqual([
    '0.0 #1in 0+0–0+3 1 too-long',
    '0.1 #1in 0+3–0+6 1 too-long',
    '0.2 #1in 0+6–0+9 1',
  ]);
});

it('loses all behind a gap where lengths tell the frames', () => {
  const why = { code: 'disk_full', details: { path: '/' } } as const;
  const { records } = new RecordScript()
    .chunk(1, 'in', '\x02a')
    .event(1, { kind: 'gap', since: 0, bytes: 1, records: 1, why })
    .chunk(1, 'in', '\x01a');
  const lengths: Framing = { kind: 'length', width: 1, order: 'big', offset: 0, counts: 'rest', most: 9 };
  expect(told(lengths, records)).toEqual([
    '1.0 #1in 0+0–0+2 1 cut-off',
    '1 event',
    '2.0 #1in 2+0–2+2 1 lost',
  ]);
});

it.each<Framing>([
  { kind: 'length', width: 1, order: 'big', offset: 0, counts: 'rest', most: 9 },
  { kind: 'fixed', length: 2 },
])('cannot tell frames of $kind where the beginning of a stream was dropped', (framing) => {
  const { records } = new RecordScript()
    .chunk(1, 'in', '\x05')
    .chunk(1, 'in', '\x01a')
    .event(2, { kind: 'opened', local: { host: 'a', port: 1 }, remote: { host: 'b', port: 1 } })
    .chunk(2, 'in', '\x01b')
    .event(2, { kind: 'closed', clean: true });
  expect(told(framing, records.slice(1))).toEqual([
    '1.0 #1in 1+0–1+2 1 lost',
    '2 event',
    '3.0 #2in 3+0–3+2 1',
    '4 event',
  ]);
});

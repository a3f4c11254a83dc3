import { describe, expect, it } from 'vitest';
import { ROW_CONTEXT_RECORDS } from '../../../../shared/limits';
import { RecordScript } from '../../fixtures/stored-records';
import { createCharacterContext } from './character-context';

/** The order in which records are given on, each after the one that was seen last: `seen:given`. */
function orderOf(script: RecordScript): string[] {
  const order: string[] = [];
  let seen = -1;
  const context = createCharacterContext((record) => order.push(`${seen}:${record.seq}`));
  for (const record of script.records) {
    seen = record.seq;
    context.see(record, true);
  }
  seen = -1;
  context.flush();
  return order;
}

const half = Uint8Array.of(0xc3);
const rest = Uint8Array.of(0xa9);

describe('the context of characters', () => {
  it('gives a record on at once that ends with a whole character', () => {
    expect(orderOf(new RecordScript().chunk(1, 'in', 'a').chunk(1, 'out', 'é'))).toEqual(['0:0', '1:1']);
  });

  it('keeps the order: what comes behind one that waits waits too', () => {
    const script = new RecordScript()
      .chunk(1, 'in', half)
      .chunk(2, 'in', 'x')
      .chunk(1, 'in', rest)
      .chunk(1, 'in', 'y');
    expect(orderOf(script)).toEqual(['2:0', '2:1', '2:2', '3:3']);
  });

  it('does not take the other direction, or another connection, for the same stream', () => {
    const script = new RecordScript().chunk(1, 'in', half).chunk(1, 'out', rest).chunk(2, 'in', rest);
    expect(orderOf(script)).toEqual(['-1:0', '-1:1', '-1:2']);
  });

  it('waits no longer when the connection ended', () => {
    const script = new RecordScript().chunk(1, 'in', half).event(1, { kind: 'reset', by: 'peer' });
    expect(orderOf(script)).toEqual(['1:0', '1:1']);
  });

  it('waits for so many records and no more', () => {
    const script = new RecordScript().chunk(1, 'in', half);
    for (let i = 0; i < ROW_CONTEXT_RECORDS + 5; i += 1) script.chunk(2, 'in', 'x');
    const order = orderOf(script);
    expect(order[0]).toBe(`${ROW_CONTEXT_RECORDS}:0`);
    expect(order.at(-1)).toBe(`${ROW_CONTEXT_RECORDS + 5}:${ROW_CONTEXT_RECORDS + 5}`);
  });
});

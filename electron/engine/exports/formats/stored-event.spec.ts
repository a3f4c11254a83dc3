import { describe, expect, it } from 'vitest';
import { RecordScript } from '../../fixtures/stored-records';
import { eventOf } from './stored-event';

describe('eventOf', () => {
  it('reads an event back', () => {
    const event = { kind: 'reset', by: 'peer' } as const;
    expect(eventOf(new RecordScript().event(1, event).records[0]!)).toEqual(event);
  });

  it('is null for what is damaged or not understood', () => {
    const { records } = new RecordScript().damaged(1, 'closed', 3).chunk(1, 'in', '{');
    expect(records.map(eventOf)).toEqual([null, null]);
    const [text] = new RecordScript().chunk(1, 'in', '"text"').records;
    expect(eventOf(text!)).toBeNull();
  });
});

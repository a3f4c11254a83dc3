import { describe, expect, it } from 'vitest';
import { RecordScript } from '../../fixtures/stored-records';
import { errorOf } from '../../../../shared/errors';
import { endsStreams, eventOf } from './stored-event';

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

describe('endsStreams', () => {
  const error = errorOf('frame_too_long', { most: 10 });

  it('is true of ends, and of an error that was one', () => {
    const { records } = new RecordScript()
      .event(1, { kind: 'closed', clean: true })
      .event(1, { kind: 'reset', by: 'local' })
      .event(1, { kind: 'error', error })
      .damaged(1, 'error', 9);
    expect(records.map(endsStreams)).toEqual([true, true, true, true]);
  });

  it('is false of what a connection outlives', () => {
    const { records } = new RecordScript()
      .event(1, { kind: 'error', error, lasting: true })
      .event(1, { kind: 'half-closed', by: 'peer' })
      .chunk(1, 'in', 'x');
    expect(records.map(endsStreams)).toEqual([false, false, false]);
  });
});

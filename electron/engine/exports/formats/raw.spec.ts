import { describe, expect, it } from 'vitest';
import { RecordScript, scriptFacts, written } from '../../fixtures/stored-records';
import { PieceSink } from './piece-sink';
import { raw } from './raw';
import { DamagedRecordError, MissingRecordError } from './record-writer';

const script = new RecordScript()
  .event(0, { kind: 'stopped' })
  .chunk(1, 'in', 'hel')
  .chunk(1, 'out', 'HEL')
  .chunk(2, 'in', Uint8Array.of(0, 255));

describe('a raw export', () => {
  it('has the bytes of one direction and nothing else', () => {
    expect(written(raw('in'), script.records)).toEqual(Buffer.from([0x68, 0x65, 0x6c, 0, 255]));
    expect(written(raw('out'), script.records).toString()).toBe('HEL');
  });

  it('fails where it would be wrong without saying so', () => {
    const { records } = new RecordScript().damaged(1, 'in', 3);
    expect(() => written(raw('in'), records)).toThrow(new DamagedRecordError(0));
    expect(written(raw('out'), records)).toHaveLength(0);
    expect(() => raw('in').create(new PieceSink(), scriptFacts).missing(4, 1)).toThrow(
      new MissingRecordError(4),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Message } from '../../../shared/model/message';
import { exampleAt } from './example-surroundings';
import { inspectMessage } from './inspect';

const message = (part: Partial<Message>): Message => ({ ...emptyMessage, ...part });

describe('inspectMessage', () => {
  it('gives the bytes that go out, line ending included', () => {
    const { bytes, fault, isExample } = inspectMessage(message({ source: 'Hi\\x00', ending: 'crlf' }));
    expect([...(bytes ?? [])]).toEqual([0x48, 0x69, 0, 0x0d, 0x0a]);
    expect(fault).toBeNull();
    expect(isExample).toBe(false);
  });

  it('marks escapes, hex and variables', () => {
    const { runs } = inspectMessage(message({ mode: 'mixed', source: 'a\\n<41>${uuid}' }));
    expect(runs?.map(({ text, tone }) => [text, tone])).toEqual([
      ['a', 'text'],
      ['\\n', 'escape'],
      ['<41>', 'hex'],
      ['${uuid}', 'variable'],
    ]);
  });

  it('fills variables with an example, the counter with the one that comes', () => {
    const source = 'n=${counter}';
    const { bytes, isExample } = inspectMessage(message({ source }), {
      surroundings: exampleAt(7),
    });
    expect(new TextDecoder().decode(bytes ?? new Uint8Array())).toBe('n=7');
    expect(isExample).toBe(true);
  });

  it('names the first fault and marks where it stands', () => {
    const { bytes, fault, runs } = inspectMessage(message({ source: 'ab\\q' }));
    expect(bytes).toBeNull();
    expect(fault?.start).toBe(2);
    expect(runs?.filter(({ isFaulty }) => isFaulty).map(({ text }) => text)).toEqual(['\\q']);
  });

  it('names a character that the encoding lacks', () => {
    const { fault } = inspectMessage(message({ source: 'Köln €', encoding: 'iso-8859-1' }));
    expect(fault).toMatchObject({ start: 5, end: 6 });
    expect(fault?.problem).toContain('€');
  });

  it('adds what somebody else found wrong, and then has no bytes', () => {
    const other = { start: 1, end: 2, problem: 'not here' };
    expect(inspectMessage(message({ source: 'abc' }), { fault: other })).toMatchObject({
      fault: other,
      bytes: null,
    });
  });

  it('takes captures only where there are some', () => {
    const source = '${name}';
    expect(inspectMessage(message({ source })).fault).not.toBeNull();
    expect(inspectMessage(message({ source }), { groups: ['name'] }).fault).toBeNull();
  });

  it('does not mark what is too long, and still counts its bytes', () => {
    const { runs, bytes } = inspectMessage(message({ source: 'x'.repeat(70_000) }));
    expect(runs).toBeNull();
    expect(bytes).toHaveLength(70_000);
  });
});

import { describe, expect, it } from 'vitest';
import { compileMessage } from '../../../shared/message/compile-message';
import { messageOfBytes } from './message-of-bytes';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('messageOfBytes', () => {
  it('is text where that can be read', () => {
    expect(messageOfBytes(bytesOf('Grüße ${x}\r\n'), 'utf-8')).toEqual({
      mode: 'text',
      source: 'Grüße \\${x}\\r\\n',
      encoding: 'utf-8',
      ending: 'none',
    });
  });

  it('is hex where most of it is no text', () => {
    expect(messageOfBytes(Uint8Array.of(0xff, 0xfe, 0x41), 'utf-8')).toMatchObject({
      mode: 'hex',
      source: 'ff fe 41',
    });
  });

  it.each([
    ['all bytes', Uint8Array.from({ length: 256 }, (_, at) => at)],
    ['text with a few others', new Uint8Array([...bytesOf('temperature='), 0xff, 0, 10])],
    ['nothing', new Uint8Array()],
  ])('stands for exactly the same bytes: %s', (_name, bytes) => {
    const message = messageOfBytes(bytes, 'utf-8');
    const compiled = compileMessage(message!);
    expect(compiled.ok && Buffer.from(compiled.value.constant ?? []).equals(bytes)).toBe(true);
  });

  it('is none where they are too many', () => {
    expect(messageOfBytes(bytesOf('x'.repeat(70_000)), 'utf-8') === null).toBe(true);
    expect(messageOfBytes(new Uint8Array(30_000).fill(0xff), 'utf-8') === null).toBe(true);
  });
});

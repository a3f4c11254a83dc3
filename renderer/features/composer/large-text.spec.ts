import { describe, expect, it } from 'vitest';
import { encodeLarge } from './large-text';

async function bytesOf(text: string, encoding: 'utf-8' | 'utf-16le' | 'shift_jis'): Promise<Uint8Array> {
  const encoded = await encodeLarge(text, encoding);
  if (encoded.kind === 'lacks') throw new Error(`lacks ${encoded.character}`);
  return new Uint8Array(await encoded.content.arrayBuffer());
}

describe('encodeLarge', () => {
  it('encodes a text of many slices as one, characters at their edges included', async () => {
    // With one character ahead each pair of surrogates lies across an even place.
    const text = `a${'👋'.repeat(300_000)}`;
    expect(Buffer.from(await bytesOf(text, 'utf-8')).equals(Buffer.from(text))).toBe(true);
    expect(Buffer.from(await bytesOf(text, 'utf-16le')).equals(Buffer.from(text, 'utf16le'))).toBe(true);
  });

  it('names the first character that the encoding lacks, by its place in the whole', async () => {
    const text = `${'x'.repeat(600_000)}👋`;
    expect(await encodeLarge(text, 'shift_jis')).toEqual({ kind: 'lacks', index: 600_000, character: '👋' });
  });

  it('makes nothing of nothing', async () => {
    expect(await bytesOf('', 'utf-8')).toHaveLength(0);
  });
});

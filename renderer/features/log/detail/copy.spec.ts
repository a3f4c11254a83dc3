import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, succeed } from '../../../../shared/errors';
import { COPY_MAX_BYTES } from '../../../../shared/limits';
import { LIVE_CAPTURE } from '../../../../shared/model/capture';
import type { EndpointId } from '../../../../shared/model/ids';
import type { ChunkRow } from '../../../../shared/model/row';
import { flush, stubClient, type StubClient } from '../../../state/stubs';
import { copyBytes, type CopyFormat } from './copy';
import type { ByteRange } from './byte-range';

const nothing = new Uint8Array();

function record(length: number, after = nothing): ChunkRow {
  const place = { seq: 7, at: 0, endpoint: 1 as EndpointId, connection: null };
  return { kind: 'in', ...place, length, preview: nothing, before: nothing, after };
}

/** A record of this run, whole. */
function whole(row: ChunkRow): { capture: typeof LIVE_CAPTURE; row: ChunkRow; range: ByteRange | null } {
  return { capture: LIVE_CAPTURE, row, range: null };
}

describe('copying a record', () => {
  let client: StubClient;
  let written: string[];
  const write = (text: string): Promise<boolean> => {
    written.push(text);
    return Promise.resolve(true);
  };

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    written = [];
  });

  it('keeps line ends and names undecodable bytes', async () => {
    const said = copyBytes(client, whole(record(5)), 'text', write);
    client.answer(succeed({ bytes: new Uint8Array([0x68, 0x69, 0xff, 0x0d, 0x0a]), total: 5 }));
    expect(await said).toBe('Copied 5 bytes as text.');
    expect(written).toEqual(['hi\\xff\r\n']);
  });

  it('completes a last character that the read cut in two', async () => {
    const said = copyBytes(client, whole(record(1, new Uint8Array([0xa9]))), 'text', write);
    client.answer(succeed({ bytes: new Uint8Array([0xc3]), total: 1 }));
    await said;
    expect(written).toEqual(['é']);
  });

  it('writes hex as pairs of digits', async () => {
    const said = copyBytes(client, whole(record(3)), 'hex', write);
    client.answer(succeed({ bytes: new Uint8Array([0, 0x0a, 0xff]), total: 3 }));
    await said;
    expect(written).toEqual(['00 0a ff']);
  });

  it('cuts a large record, and says so', async () => {
    const said = copyBytes(client, whole(record(3 * COPY_MAX_BYTES)), 'text', write);
    let answered = 0;
    while (answered < client.calls.length) {
      const { length } = client.calls[answered]?.params as { length: number };
      client.answer(succeed({ bytes: new Uint8Array(length).fill(0x61), total: 3 * COPY_MAX_BYTES }));
      answered += 1;
      await flush();
    }
    expect(await said).toBe('Copied the first 1 MiB of 3 MiB as text.');
    expect(written[0]).toHaveLength(COPY_MAX_BYTES);
  });

  it('says when there is nothing to copy any more, or no clipboard', async () => {
    const dropped = copyBytes(client, whole(record(3)), 'hex', write);
    client.answer({ ok: false, error: errorOf('record_dropped', { seq: 7 }) });
    expect(await dropped).toMatch(/^Nothing was copied\. Record 7 is no longer held/);
    const refused = copyBytes(client, whole(record(1)), 'hex', () => Promise.resolve(false));
    client.answer(succeed({ bytes: new Uint8Array(1), total: 1 }));
    expect(await refused).toBe('Nothing was copied: the clipboard is not available.');
    expect(written).toEqual([]);
  });

  it.each<[CopyFormat, string, string]>([
    ['text', '\\xa9\nA', 'bytes 12–14, 3 bytes as text'],
    ['hex', 'a9 0a 41', 'bytes 12–14, 3 bytes as hex'],
    ['c', 'unsigned char data[3] = {\n  0xa9, 0x0a, 0x41,\n};', 'bytes 12–14, 3 bytes as C array'],
    ['python', `b'\\xa9\\nA'`, 'bytes 12–14, 3 bytes as Python bytes'],
    ['base64', 'qQpB', 'bytes 12–14, 3 bytes as base64'],
  ])('copies some bytes of it as %s, each of them', async (format, text, words) => {
    // What lies around them is of the whole record only: here a range begins within a character.
    const row = { ...record(100), before: new Uint8Array([0xc3]) };
    const said = copyBytes(client, { ...whole(row), range: { start: 12, end: 15 } }, format, write);
    expect(client.calls.at(-1)?.params).toEqual({ capture: LIVE_CAPTURE, seq: 7, offset: 12, length: 3 });
    client.answer(succeed({ bytes: new Uint8Array([0xa9, 0x0a, 0x41]), total: 100 }));
    expect(await said).toBe(`Copied ${words}.`);
    expect(written).toEqual([text]);
  });
});

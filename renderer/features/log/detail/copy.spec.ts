import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, succeed } from '../../../../shared/errors';
import { COPY_MAX_BYTES } from '../../../../shared/limits';
import { LIVE_CAPTURE } from '../../../../shared/model/capture';
import type { EndpointId } from '../../../../shared/model/ids';
import type { ChunkRow } from '../../../../shared/model/row';
import { flush, stubClient, type StubClient } from '../../../state/stubs';
import { copyRecord } from './copy';

const nothing = new Uint8Array();

function record(length: number, after = nothing): ChunkRow {
  const place = { seq: 7, at: 0, endpoint: 1 as EndpointId, connection: null };
  return { kind: 'in', ...place, length, preview: nothing, before: nothing, after };
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
    const said = copyRecord(client, LIVE_CAPTURE, record(5), 'text', write);
    client.answer(succeed({ bytes: new Uint8Array([0x68, 0x69, 0xff, 0x0d, 0x0a]), total: 5 }));
    expect(await said).toBe('Copied 5 bytes as text.');
    expect(written).toEqual(['hi\\xff\r\n']);
  });

  it('completes a last character that the read cut in two', async () => {
    const said = copyRecord(client, LIVE_CAPTURE, record(1, new Uint8Array([0xa9])), 'text', write);
    client.answer(succeed({ bytes: new Uint8Array([0xc3]), total: 1 }));
    await said;
    expect(written).toEqual(['é']);
  });

  it('writes hex as pairs of digits', async () => {
    const said = copyRecord(client, LIVE_CAPTURE, record(3), 'hex', write);
    client.answer(succeed({ bytes: new Uint8Array([0, 0x0a, 0xff]), total: 3 }));
    await said;
    expect(written).toEqual(['00 0a ff']);
  });

  it('cuts a large record, and says so', async () => {
    const said = copyRecord(client, LIVE_CAPTURE, record(3 * COPY_MAX_BYTES), 'text', write);
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
    const dropped = copyRecord(client, LIVE_CAPTURE, record(3), 'hex', write);
    client.answer({ ok: false, error: errorOf('record_dropped', { seq: 7 }) });
    expect(await dropped).toMatch(/^Nothing was copied\. Record 7 is no longer held/);
    const refused = copyRecord(client, LIVE_CAPTURE, record(1), 'hex', () => Promise.resolve(false));
    client.answer(succeed({ bytes: new Uint8Array(1), total: 1 }));
    expect(await refused).toBe('Nothing was copied: the clipboard is not available.');
    expect(written).toEqual([]);
  });
});

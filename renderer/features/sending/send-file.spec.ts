import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { SEND_PIECE_BYTES } from '../../../shared/limits';
import type { ConnectionId } from '../../../shared/model/ids';
import type { SendingId } from '../../../shared/model/sending';
import { flush, stubClient, type StubClient } from '../../state/stubs';
import { sendFile, type FileSent, type FileToSend } from './send-file';

const target = { kind: 'connection', connection: 3 as ConnectionId } as const;
const pace = { chunk: 1_024, bytesPerSecond: null };
const sending = 7 as SendingId;
const content = new Uint8Array(2 * SEND_PIECE_BYTES + 5).map((_, at) => at % 251);

function begin(file: Partial<FileToSend> = {}): { client: StubClient; sent: Promise<FileSent> } {
  const client = stubClient();
  const sent = sendFile(client, { target, name: 'a.bin', content: new Blob([content]), pace, ...file });
  return { client, sent };
}

const pieces = (client: StubClient): Uint8Array[] =>
  client.calls
    .filter(({ method }) => method === 'sending.piece')
    .map(({ params }) => (params as { data: Uint8Array }).data);

describe('sendFile', () => {
  it('hands over exactly the bytes, each piece when the one before was taken, then the end', async () => {
    const { client, sent } = begin();
    expect(client.calls).toEqual([
      { method: 'sending.file', params: { target, name: 'a.bin', bytes: content.length, pace } },
    ]);
    client.answerTo('sending.file', succeed({ sending }));
    for (const count of [1, 2, 3]) {
      await flush();
      expect(pieces(client)).toHaveLength(count);
      client.answerTo('sending.piece', succeed({}));
    }
    await flush();
    expect(client.calls.at(-1)).toEqual({ method: 'sending.end', params: { sending } });
    client.answerTo('sending.end', succeed({}));
    expect(await sent).toEqual({ kind: 'handed' });
    expect(Buffer.concat(pieces(client)).equals(content)).toBe(true);
  });

  it('sends an empty file', async () => {
    const { client, sent } = begin({ content: new Blob([]) });
    client.answerTo('sending.file', succeed({ sending }));
    await flush();
    client.answerTo('sending.end', succeed({}));
    expect(await sent).toEqual({ kind: 'handed' });
    expect(pieces(client)).toEqual([]);
  });

  it('says why it never began', async () => {
    const { client, sent } = begin();
    client.answerTo('sending.file', fail('too_many_sendings', { cap: 64 }));
    expect(await sent).toMatchObject({ kind: 'refused', error: { code: 'too_many_sendings' } });
  });

  it('ends when the sending is over', async () => {
    const { client, sent } = begin();
    client.answerTo('sending.file', succeed({ sending }));
    await flush();
    client.answerTo('sending.piece', fail('connection_reset', {}));
    expect(await sent).toEqual({ kind: 'handed' });
    expect(pieces(client)).toHaveLength(1);
  });

  it('stops when the file cannot be read any more', async () => {
    const gone = Object.assign(new Blob([content]), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('the file was deleted')) }),
    });
    const { client, sent } = begin({ content: gone as unknown as Blob });
    client.answerTo('sending.file', succeed({ sending }));
    await flush();
    expect(client.calls.at(-1)).toEqual({ method: 'sending.stop', params: { sending } });
    client.answerTo('sending.stop', succeed({}));
    expect(await sent).toEqual({ kind: 'unreadable', problem: 'the file was deleted' });
  });

  it('cuts a name that is too long to be kept', async () => {
    const { client } = begin({ name: 'x'.repeat(300) });
    expect((client.calls[0]?.params as { name: string }).name).toHaveLength(60);
  });
});

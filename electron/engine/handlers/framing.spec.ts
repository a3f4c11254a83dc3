import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { framedSeq } from '../../../shared/framing/framed-seq';
import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import type { Criteria, Pattern } from '../../../shared/model/criteria';
import type { ExportFormat } from '../../../shared/model/export';
import type { Framing } from '../../../shared/model/framing';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { isChunk, type ChunkRow } from '../../../shared/model/row';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let folder: string;
let driver: WorkbenchDriver;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-frames-'));
  driver = new WorkbenchDriver({
    outlet: { kind: 'dialog', choose: (name) => Promise.resolve(join(folder, name)) },
  });
});
afterEach(async () => {
  await driver.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

const lines: Framing = { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: false, most: 10_000 };
const anything = { kinds: null, connections: null, length: null, time: null, pattern: null };

/** What a client sent, as frames of the server that echoes it, and what is asked of them. */
class Conversation {
  readonly server: EndpointId;
  readonly frames: CaptureId;

  private constructor(server: EndpointId, frames: CaptureId) {
    this.server = server;
    this.frames = frames;
  }

  /** The pieces are sent one after the other, each when the one before has arrived. */
  static async of(...pieces: string[]): Promise<Conversation & { connection: ConnectionId }> {
    const { server, port } = await driver.listening('manual');
    const { connection } = await driver.connected(port);
    let sent = 0;
    for (const piece of pieces) {
      const data = new TextEncoder().encode(piece);
      sent += data.length;
      await driver.must('connection.send', { connection, data });
      await driver.untilReceived(server, sent);
    }
    const view = { capture: LIVE_CAPTURE, endpoint: server, connection: null };
    const { capture } = await driver.must('framing.open', { ...view, framing: lines });
    const conversation = new Conversation(server, capture);
    const count = pieces.join('').split('\n').length - 1;
    await driver.until(async () => (await conversation.rows()).length >= count);
    return Object.assign(conversation, { connection });
  }

  get view() {
    return { capture: this.frames, endpoint: this.server, connection: null };
  }

  async rows(filter: Awaited<ReturnType<Conversation['filter']>> | null = null): Promise<ChunkRow[]> {
    const page = await driver.must('rows.window', { ...this.view, filter, from: 0, count: 200 });
    return page.rows.filter(isChunk);
  }

  async texts(filter: Awaited<ReturnType<Conversation['filter']>> | null = null): Promise<string[]> {
    return (await this.rows(filter)).map(({ preview }) => new TextDecoder().decode(preview));
  }

  async filter(criteria: Partial<Criteria>) {
    const asked = { ...this.view, criteria: { ...anything, ...criteria } };
    const { filter } = await driver.must('filter.open', asked);
    await driver.until(async () => {
      const { state, scanned, of } = await driver.must('filter.status', { filter });
      return state.kind === 'live' && scanned === of;
    });
    return filter;
  }
}

const text = (wanted: string): Pattern => ({ kind: 'text', text: wanted, matchCase: true });
const regex = (source: string): Pattern => ({ kind: 'regex', source, matchCase: true });

describe('frames', () => {
  it('are read as the rows of a capture, with their bytes and places', async () => {
    const talk = await Conversation.of('one\ntw', 'o\nthr', 'ee\n');
    const rows = await talk.rows();
    expect(rows.map(({ preview }) => new TextDecoder().decode(preview))).toEqual(['one', 'two', 'three']);
    const { seq } = rows[1] as ChunkRow;
    const piece = await driver.must('rows.bytes', { capture: talk.frames, seq, offset: 1, length: 9 });
    expect([new TextDecoder().decode(piece.bytes), piece.total]).toEqual(['wo', 3]);
    const { found } = await driver.must('rows.locate', {
      ...talk.view,
      filter: null,
      to: { kind: 'after', seq },
    });
    expect(found?.seq).toBe(rows[2]?.seq);
    const record = rows[1]?.frame?.first ?? 0;
    const to = { kind: 'from', seq: framedSeq(record, 0) } as const;
    const first = await driver.must('rows.locate', { ...talk.view, filter: null, to });
    expect(first.found?.seq).toBe(rows[0]?.seq);
    const { frames } = await driver.must('framing.of', { capture: talk.frames, record });
    expect(frames).toEqual([
      { seq: rows[0]?.seq, start: 0, end: 4 },
      { seq: rows[1]?.seq, start: 4, end: 6 },
    ]);
    expect(await driver.must('framing.status', { capture: talk.frames })).toMatchObject({
      state: { kind: 'live' },
      frames: 3,
      faults: 0,
      pendingBytes: 0,
    });
  });

  it('are found by text, expression and length, each for itself', async () => {
    const talk = await Conversation.of('ping 1\npo', 'ng 2\npi', 'ng 33\n');
    expect(await talk.texts(await talk.filter({ pattern: text('ping') }))).toEqual(['ping 1', 'ping 33']);
    expect(await talk.texts(await talk.filter({ pattern: text('pong') }))).toEqual(['pong 2']);
    expect(await talk.texts(await talk.filter({ pattern: text('1po') }))).toEqual([]);
    expect(await talk.texts(await talk.filter({ pattern: regex('^p.*\\d\\d$') }))).toEqual(['ping 33']);
    expect(await talk.texts(await talk.filter({ pattern: regex('1\\s*p') }))).toEqual([]);
    expect(await talk.texts(await talk.filter({ length: { least: 7, most: null } }))).toEqual(['ping 33']);
  });

  it('that are found are marked, and come while they are looked for', async () => {
    const talk = await Conversation.of('a needle\nhay\nnee', 'dle and needle\n');
    const filter = await talk.filter({ pattern: text('needle') });
    const rows = await talk.rows(filter);
    const { marks } = await driver.must('filter.marks', { filter, seqs: rows.map(({ seq }) => seq) });
    expect(marks).toEqual([
      { seq: rows[0]?.seq, ranges: [[2, 8]] },
      {
        seq: rows[1]?.seq,
        ranges: [
          [0, 6],
          [11, 17],
        ],
      },
    ]);
    const data = new TextEncoder().encode('hay\nneedle 3\n');
    await driver.must('connection.send', { connection: talk.connection, data });
    await driver.until(async () => (await talk.texts(filter)).length === 3);
    expect((await talk.texts(filter)).at(-1)).toBe('needle 3');
  });

  it('end with their view', async () => {
    const talk = await Conversation.of('one\n');
    await driver.must('framing.close', { capture: talk.frames });
    const gone = { code: 'not_found', details: { what: 'capture', id: talk.frames } };
    expect(await driver.mustFail('rows.window', { ...talk.view, filter: null, from: 0, count: 1 })).toEqual(
      gone,
    );
    expect(await driver.mustFail('framing.status', { capture: talk.frames })).toEqual(gone);
    expect(await driver.mustFail('filter.open', { ...talk.view, criteria: anything })).toEqual(gone);
  });
});

describe('an export of frames', () => {
  async function exported(
    talk: Conversation,
    format: ExportFormat,
    part: { filter?: Awaited<ReturnType<Conversation['filter']>>; from?: number; to?: number } = {},
  ): Promise<string> {
    const started = await driver.must('export.start', {
      ...{ ...talk.view, filter: part.filter ?? null, from: part.from ?? null, to: part.to ?? null },
      format,
    });
    if (started.kind !== 'started') throw new Error('cancelled');
    const done = await driver.until(async () => {
      const { state } = await driver.must('export.status', { export: started.export });
      if (state.kind === 'failed') throw new Error(JSON.stringify(state.error));
      return state.kind === 'done' && state;
    });
    return readFileSync(done.file ?? '', 'utf8');
  }

  const raw: ExportFormat = { kind: 'raw', direction: 'in' };

  it('has their contents, or those of a few', async () => {
    const talk = await Conversation.of('one\ntw', 'o\nthr', 'ee\nrest');
    expect(await exported(talk, raw)).toBe('onetwothree');
    const rows = await talk.rows();
    expect(await exported(talk, raw, { from: rows[1]?.seq ?? 0, to: rows[1]?.seq ?? 0 })).toBe('two');
    const filter = await talk.filter({ pattern: text('e') });
    expect(await exported(talk, raw, { filter })).toBe('onethree');
  });

  it('has a line for each, under the number of its record', async () => {
    const talk = await Conversation.of('one\ntw', 'o\n');
    const text = await exported(talk, { kind: 'text' });
    expect(
      text
        .split('\n')
        .filter((line) => line.includes('  in  '))
        .map((line) => line.split('  ').slice(-2)),
    ).toEqual([
      ['3', 'one'],
      ['3', 'two'],
    ]);
    const chunks = (await exported(talk, { kind: 'jsonl' }))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; seq: number; text?: string })
      .filter(({ kind }) => kind === 'in');
    const rows = await talk.rows();
    expect(chunks.map(({ seq, text: content }) => [seq, content])).toEqual([
      [rows[0]?.frame?.last, 'one'],
      [rows[1]?.frame?.last, 'two'],
    ]);
    expect(await exported(talk, { kind: 'hexdump' })).toContain('74 77 6f');
  });

  it('as packets has the records that hold them', async () => {
    const talk = await Conversation.of('one\ntw', 'o\n', 'three\n');
    const all = await exported(talk, { kind: 'pcapng' });
    for (const part of ['one\ntw', 'o\n', 'three\n']) expect(all).toContain(part);
    const filter = await talk.filter({ pattern: text('two') });
    const few = await exported(talk, { kind: 'pcapng' }, { filter });
    expect([few.includes('one\ntw'), few.includes('o\n'), few.includes('three')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

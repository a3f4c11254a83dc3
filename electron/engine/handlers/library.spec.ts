import { afterEach, describe, expect, it } from 'vitest';
import { LIBRARY_BATCH } from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import type { EndpointId } from '../../../shared/model/ids';
import type { SavedContent, SavedId } from '../../../shared/model/library';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const make = (): WorkbenchDriver => (bench = new WorkbenchDriver());
afterEach(() => bench.shutdown());

const message = { ...emptyMessage, source: 'hello\\n' };
const content: SavedContent = { name: 'greeting', tags: ['lab'], content: { kind: 'message', message } };
const all = { words: '', tag: null, from: 0, count: 200 };
const missing = 99 as EndpointId;

describe('the library', () => {
  it('saves, finds, changes and removes', async () => {
    make();
    const { id } = await bench.must('library.save', { id: null, saved: content });
    expect(await bench.must('library.find', { ...all, words: 'HELLO lab' })).toEqual({
      total: 1,
      rows: [{ id, ...content }],
      tags: ['lab'],
    });
    await bench.must('library.save', { id, saved: { ...content, name: 'other' } });
    expect(await bench.must('library.find', all)).toMatchObject({ rows: [{ id, name: 'other' }] });
    await bench.must('library.remove', { ids: [id] });
    expect(await bench.must('library.find', all)).toEqual({ total: 0, rows: [], tags: [] });
  });

  it('takes a batch', async () => {
    make();
    const saved = Array.from({ length: LIBRARY_BATCH }, (_, i) => ({ ...content, name: `n${i}` }));
    const { ids } = await bench.must('library.add', { saved });
    expect(new Set(ids).size).toBe(LIBRARY_BATCH);
    expect(await bench.must('library.find', { ...all, from: 20 })).toMatchObject({
      total: LIBRARY_BATCH,
      rows: [{ name: 'n20' }, { name: 'n21' }, { name: 'n22' }, { name: 'n23' }, { name: 'n24' }],
    });
  });

  it('refuses what is not there, and what is no message', async () => {
    make();
    const gone = await bench.mustFail('library.save', { id: 7 as SavedId, saved: content });
    expect(gone).toEqual({ code: 'not_found', details: { what: 'saved message', id: 7 } });
    for (const wrong of [
      { ...content, name: '' },
      { ...content, tags: 'x' },
      { ...content, more: 1 },
      null,
    ]) {
      const outcome = await bench.call('library.save', { id: null, saved: wrong });
      expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    }
  });

  it('tells windows of each change', async () => {
    make();
    const before = bench.notices.at(-1)?.tasks ?? 0;
    const { id } = await bench.must('library.save', { id: null, saved: content });
    const told = await bench.until(async () => {
      const tasks = bench.notices.at(-1)?.tasks ?? 0;
      return tasks > before && tasks;
    });
    await bench.must('library.remove', { ids: [id] });
    await bench.until(async () => (bench.notices.at(-1)?.tasks ?? 0) > told);
  });
});

describe('histories', () => {
  it('hold what was sent, by endpoint, and end with it', async () => {
    make();
    const { id: endpoint } = await bench.must('server.add', {});
    const { id: other } = await bench.must('client.add', {});
    await bench.must('history.add', { endpoint, message });
    await bench.must('history.add', { endpoint, message });
    expect(await bench.must('history.read', { endpoint })).toEqual({ messages: [message] });
    expect(await bench.must('history.read', { endpoint: other })).toEqual({ messages: [] });
    const { id: copy } = await bench.must('endpoint.duplicate', { endpoint });
    expect(await bench.must('history.read', { endpoint: copy })).toEqual({ messages: [] });
    await bench.must('endpoint.remove', { endpoint, force: false });
    expect(await bench.mustFail('history.read', { endpoint })).toMatchObject({ code: 'not_found' });
  });

  it('belong to endpoints', async () => {
    make();
    const error = { code: 'not_found', details: { what: 'endpoint', id: missing } };
    expect(await bench.mustFail('history.read', { endpoint: missing })).toEqual(error);
    expect(await bench.mustFail('history.add', { endpoint: missing, message })).toEqual(error);
  });
});

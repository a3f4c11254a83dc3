import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { emptyMessage } from '../../../shared/model/defaults';
import type { SavedContent, SavedId } from '../../../shared/model/library';
import { flush, stubClient, type StubClient } from '../../state/stubs';
import { addAll, readAll } from './transfer';

const entry = (at: number): SavedContent => ({
  name: `m${at}`,
  tags: [],
  content: { kind: 'message', message: emptyMessage },
});
const many = Array.from({ length: 60 }, (_, at) => entry(at));
const batches = (client: StubClient): number[] =>
  client.calls.map(({ params }) => (params as { saved: unknown[] }).saved.length);

describe('addAll', () => {
  it('adds all of them, some at a time, and tells how far it is', async () => {
    const client = stubClient();
    const told: number[] = [];
    const done = addAll(client, many, (added) => told.push(added));
    for (let batch = 0; batch < 3; batch += 1) {
      client.answerTo('library.add', succeed({ ids: [] }));
      await flush();
    }
    expect(await done).toEqual({ added: 60, error: null });
    expect(batches(client)).toEqual([25, 25, 10]);
    expect(told).toEqual([25, 50, 60]);
  });

  it('sends fewer at a time where they are long, or have many steps', async () => {
    const long = (at: number): SavedContent => ({
      ...entry(at),
      content: { kind: 'message', message: { ...emptyMessage, source: 'x'.repeat(60_000) } },
    });
    const steps = Array.from({ length: 40 }, () => ({ delayMs: 0, message: emptyMessage, expect: null }));
    const sequence = (at: number): SavedContent => ({
      ...entry(at),
      content: { kind: 'sequence', sequence: { steps, loops: 1, stopOnError: true } },
    });
    const client = stubClient();
    const all = [...Array.from({ length: 6 }, (_, at) => long(at)), sequence(6), sequence(7), entry(8)];
    const done = addAll(client, all, () => undefined);
    for (let batch = 0; batch < 3; batch += 1) {
      client.answerTo('library.add', succeed({ ids: [] }));
      await flush();
    }
    expect(await done).toEqual({ added: 9, error: null });
    expect(batches(client)).toEqual([4, 3, 2]);
  });

  it('ends at the first failure, and says how many are kept', async () => {
    const client = stubClient();
    const done = addAll(client, many, () => undefined);
    client.answerTo('library.add', succeed({ ids: [] }));
    await flush();
    client.answerTo('library.add', fail('too_many_saved', { cap: 30 }));
    expect(await done).toMatchObject({ added: 25, error: { code: 'too_many_saved' } });
  });
});

describe('readAll', () => {
  it('reads page after page, however long each is', async () => {
    const client = stubClient();
    const done = readAll(client);
    let at = 0;
    for (const count of [1, 2, 57]) {
      const rows = many
        .slice(at, at + count)
        .map((each, index) => ({ ...each, id: (at + index + 1) as SavedId }));
      client.answerTo('library.find', succeed({ total: 60, rows, tags: [] }));
      at += count;
      await flush();
    }
    const outcome = await done;
    expect(outcome.ok && outcome.value.map(({ name }) => name)).toEqual(many.map(({ name }) => name));
    expect(client.calls.map(({ params }) => (params as { from: number }).from)).toEqual([0, 1, 3]);
  });

  it('passes a failure on', async () => {
    const client = stubClient();
    const done = readAll(client);
    client.answerTo('library.find', fail('transport_lost', {}));
    expect(await done).toEqual(fail('transport_lost', {}));
  });
});

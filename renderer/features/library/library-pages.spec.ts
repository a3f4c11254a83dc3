import { afterEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/errors';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Saved, SavedId } from '../../../shared/model/library';
import { createNoticeHub, type OwnedNoticeHub } from '../../state/notice-hub';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from '../../state/stubs';
import { createLibraryPages, type LibraryPages, type LibraryState } from './library-pages';

const entry = (id: number): Saved => ({
  id: id as SavedId,
  name: `m${id}`,
  tags: [],
  content: { kind: 'message', message: emptyMessage },
});

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

function open(): { client: StubClient; hub: OwnedNoticeHub; pages: LibraryPages; asked: () => unknown[] } {
  const client = stubClient();
  const hub = createNoticeHub(client, stubPage());
  const pages = createLibraryPages(client, hub);
  stops.push(
    pages.subscribe(() => undefined),
    () => hub.dispose(),
  );
  const asked = (): unknown[] =>
    client.calls.filter(({ method }) => method === 'library.find').map(({ params }) => params);
  return { client, hub, pages, asked };
}

async function answer(client: StubClient, total: number, from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => entry(from + at));
  client.answerTo('library.find', succeed({ total, rows, tags: ['t'] }));
  await flush();
}

function loaded(state: LibraryState): Extract<LibraryState, { kind: 'loaded' }> {
  if (state.kind !== 'loaded') throw new Error('not loaded');
  return state;
}

describe('pages of the library', () => {
  it('begin with the first page', async () => {
    const { client, pages, asked } = open();
    expect(asked()).toEqual([{ words: '', tag: null, from: 0, count: 200 }]);
    await answer(client, 10_000, 0, 200);
    const state = loaded(pages.current());
    expect(state).toMatchObject({ total: 10_000, tags: ['t'], problem: null });
    expect(state.row(7)?.name).toBe('m7');
    expect(state.row(200)).toBeUndefined();
  });

  it('pull the pages that are on screen, each once', async () => {
    const { client, pages, asked } = open();
    await answer(client, 10_000, 0, 200);
    pages.want(5_190, 5_210);
    expect(asked().at(-1)).toMatchObject({ from: 5_000 });
    await answer(client, 10_000, 5_000, 200);
    expect(asked().at(-1)).toMatchObject({ from: 5_200 });
    await answer(client, 10_000, 5_200, 200);
    expect(loaded(pages.current()).row(5_205)?.name).toBe('m5205');
    pages.want(10, 30);
    pages.want(5_195, 5_220);
    expect(asked()).toHaveLength(3);
  });

  it('go on where a page of long messages ended', async () => {
    const { client, pages, asked } = open();
    await answer(client, 50, 0, 3);
    pages.want(0, 10);
    expect(asked().at(-1)).toMatchObject({ from: 3 });
    await answer(client, 50, 3, 1);
    expect(asked().at(-1)).toMatchObject({ from: 4 });
    await answer(client, 50, 4, 46);
    expect(loaded(pages.current()).row(9)?.name).toBe('m9');
    expect(asked()).toHaveLength(3);
  });

  it('look for something else, and forget what belongs to another search', async () => {
    const { client, pages, asked } = open();
    pages.find({ words: 'ping', tag: 't' });
    await answer(client, 5, 0, 5);
    expect(pages.current().kind).toBe('loading');
    expect(asked().at(-1)).toEqual({ words: 'ping', tag: 't', from: 0, count: 200 });
    await answer(client, 1, 42, 1);
    expect(loaded(pages.current()).row(0)?.name).toBe('m42');
  });

  it('pull what is on screen anew when the engine tells of a change, and not when it tells of none', async () => {
    const { client, hub, asked } = open();
    await answer(client, 1, 0, 1);
    hub.confirmRun('run');
    client.emit({ ...noticeAt(1), tasks: 3 });
    await flush();
    expect(asked()).toHaveLength(2);
    await answer(client, 2, 0, 2);
    client.emit({ ...noticeAt(2), tasks: 3 });
    await flush();
    expect(asked()).toHaveLength(2);
  });

  it('say what went wrong, and keep what is here', async () => {
    const { client, pages } = open();
    await answer(client, 1, 0, 1);
    pages.refresh();
    client.answerTo('library.find', fail('transport_lost', {}));
    await flush();
    const state = loaded(pages.current());
    expect(state.problem?.code).toBe('transport_lost');
    expect(state.row(0)?.name).toBe('m0');
  });

  it('stop pulling when nobody looks', async () => {
    const { client, asked } = open();
    stops.splice(0, 1)[0]!();
    await answer(client, 1, 0, 1);
    expect(asked()).toHaveLength(1);
  });
});

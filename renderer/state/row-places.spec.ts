import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf } from '../../shared/errors';
import { LIVE_CAPTURE } from '../../shared/model/capture';
import type { EndpointId } from '../../shared/model/ids';
import { findPlaces } from './row-places';
import { stubRows, type StubRows } from './stub-rows';
import { flush, stubClient, type StubClient } from './stubs';

const view = { capture: LIVE_CAPTURE, endpoint: 1 as EndpointId, connection: null, filter: null };

describe('places of records in a view', () => {
  let client: StubClient;
  let there: StubRows;

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    there = stubRows(client);
    there.total = 100;
    there.epoch = 7;
  });

  async function find(sought: Partial<Parameters<typeof findPlaces>[2]>): ReturnType<typeof findPlaces> {
    const found = findPlaces(client, view, { cleared: null, top: null, cursor: null, ...sought });
    await there.settle();
    return found;
  }

  it('are not asked for when nothing is sought', async () => {
    expect(await find({})).toEqual({ ok: true, value: { epoch: null, floor: 0, top: null, cursor: null } });
    expect(there.located).toEqual([]);
  });

  it('are indexes, true for an epoch', async () => {
    expect(await find({ cleared: 300, top: 500, cursor: 510 })).toEqual({
      ok: true,
      value: { epoch: 7, floor: 30, top: 50, cursor: 51 },
    });
  });

  it('are the nearest for the row that is to stay, and the very one for the cursor', async () => {
    expect(await find({ top: 495, cursor: 495 })).toMatchObject({ value: { top: 50, cursor: null } });
    expect(await find({ top: 9_999, cursor: 9_999 })).toMatchObject({ value: { top: 99, cursor: null } });
  });

  it('are the nearest for the cursor too where the view is cut otherwise', async () => {
    expect(await find({ cursor: 495, isNear: true })).toMatchObject({ value: { cursor: 50 } });
    expect(await find({ cursor: 9_999, isNear: true })).toMatchObject({ value: { cursor: 99 } });
  });

  it('begin after the newest row when all are hidden', async () => {
    expect(await find({ cleared: 5_000 })).toMatchObject({ value: { floor: 100 } });
  });

  it('fit no epoch when the view changed between the answers', async () => {
    const found = findPlaces(client, view, { cleared: 300, top: 500, cursor: null });
    await there.answer();
    there.epoch = 8;
    await there.settle();
    expect(await found).toMatchObject({ value: { epoch: -1 } });
  });

  it('fail as the engine does', async () => {
    const found = findPlaces(client, view, { cleared: 300, top: null, cursor: null });
    await flush();
    client.answer({ ok: false, error: errorOf('not_found', { what: 'filter', id: 3 }) });
    expect(await found).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { FilterId } from '../../../shared/model/criteria';
import type { EndpointId } from '../../../shared/model/ids';
import { stubRows, type StubRows } from '../../state/stub-rows';
import { stubClient, type StubClient } from '../../state/stubs';
import { findMatch, type Direction, type StepFrom } from './step';

const view = { capture: LIVE_CAPTURE, endpoint: 1 as EndpointId, connection: null };
const filter = 3 as FilterId;

describe('the next match', () => {
  let client: StubClient;
  let there: StubRows;

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
    there = stubRows(client);
    there.total = 5;
  });

  async function step(direction: Direction, from: StepFrom): Promise<unknown> {
    const found = findMatch(client, view, filter, direction, from);
    await there.settle();
    const outcome = await found;
    return outcome.ok ? (outcome.value?.seq ?? null) : outcome.error.code;
  }

  it.each<[Direction, StepFrom, number]>([
    ['next', { kind: 'cursor', seq: 20 }, 30],
    ['next', { kind: 'view', seq: 20 }, 20],
    ['next', { kind: 'cursor', seq: 40 }, 0],
    ['next', null, 0],
    ['previous', { kind: 'cursor', seq: 20 }, 10],
    ['previous', { kind: 'view', seq: 20 }, 20],
    ['previous', { kind: 'cursor', seq: 0 }, 40],
    ['previous', null, 40],
  ])('%s from %j is record %i', async (direction, from, seq) => {
    expect(await step(direction, from)).toBe(seq);
  });

  it('is none where there are none', async () => {
    there.total = 0;
    expect(await step('next', { kind: 'cursor', seq: 20 })).toBeNull();
  });
});

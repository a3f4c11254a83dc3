import { afterEach, expect, it, vi } from 'vitest';
import { EXPORT_FLUSH_MS } from '../../../shared/limits';
import type { ReadableCapture } from '../capture/capture';
import { storedCapture } from '../fixtures/stored-capture';
import { awaitExtent } from './await-extent';

const capture = storedCapture([]);
const readable = capture as unknown as ReadableCapture;
afterEach(() => {
  capture.dispose();
  vi.useRealTimers();
});

it('waits until a record is on disk, until none can join, or until it took too long', async () => {
  capture.grow({ next: 3, growing: true });
  expect((await awaitExtent(readable, 2)).next).toBe(3);
  const waiting = awaitExtent(readable, 7);
  capture.grow({ next: 7 });
  capture.grow({ next: 8 });
  expect((await waiting).next).toBe(8);
  const closed = awaitExtent(readable, 20);
  capture.grow({ growing: false });
  expect((await closed).next).toBe(8);
  vi.useFakeTimers();
  capture.grow({ growing: true });
  const late = awaitExtent(readable, 20);
  vi.advanceTimersByTime(EXPORT_FLUSH_MS);
  expect((await late).next).toBe(8);
});

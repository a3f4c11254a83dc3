import { describe, expect, it } from 'vitest';
import type { Statistics } from '../../../shared/model/statistics';
import { noSamples } from './rate-samples';
import { figuresOf, plotSummary, rateText } from './statistics-words';

const totals: Statistics = {
  ...{ bytesIn: 2_048, bytesOut: 1, recordsIn: 1_200, recordsOut: 1, queued: 0, response: null },
  seconds: { from: 0, next: 0, bytesIn: [], bytesOut: [], recordsIn: [], recordsOut: [] },
};
const samples = { from: 0, next: 2, bytesIn: [10, 3_072], bytesOut: [5, 0] };

describe('words for statistics', () => {
  it('tell each figure', () => {
    expect(figuresOf(totals, samples).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Received: 2 KiB in 1,200',
      'Sent: 1 byte in 1',
      'Receiving now: 3 KiB/s',
      'Sending now: 0 bytes/s',
      'Queued: 0 bytes',
      'Response time: none yet',
    ]);
  });

  it('tell response times', () => {
    const response = { count: 9, lastUs: 1_500, medianUs: 900, p95Us: 20_000 };
    expect(figuresOf({ ...totals, response }, noSamples).at(-1)?.value).toBe(
      'last 1.5 ms · median 900 µs · 95 % 20 ms',
    );
  });

  it('tell what is drawn', () => {
    expect(plotSummary(noSamples)).toBe('No whole second was measured yet.');
    expect(plotSummary(samples)).toBe(
      'Rates of the last 2 seconds: received at most 3 KiB/s, now 3 KiB/s; sent at most 5 bytes/s, now 0 bytes/s.',
    );
    expect(rateText(undefined)).toBe('–');
  });
});

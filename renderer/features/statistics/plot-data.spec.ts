import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../shared/bytes/format';
import { byteSteps, plotData } from './plot-data';

describe('the steps of an axis', () => {
  it('read as whole units', () => {
    expect([0, 10, 16, 20, 40].map((at) => formatBytes(byteSteps[at] ?? 0))).toEqual([
      '1 byte',
      '1 KiB',
      '64 KiB',
      '1 MiB',
      '1 TiB',
    ]);
  });
});

describe('what is plotted', () => {
  it('ends now and is a minute at least', () => {
    const [x, received, sent] = plotData({ from: 0, next: 2, bytesIn: [5, 6], bytesOut: [7, 8] });
    expect([x.length, x[0], x.at(-1)]).toEqual([60, -59, 0]);
    expect(received.slice(-3)).toEqual([null, 5, 6]);
    expect(sent.slice(-3)).toEqual([null, 7, 8]);
  });

  it('is all there is of longer times', () => {
    const bytes = Array.from({ length: 90 }, (_, index) => index);
    const [x, received] = plotData({ from: 0, next: 90, bytesIn: bytes, bytesOut: bytes });
    expect([x.length, x[0], received[0]]).toEqual([90, -89, 0]);
  });
});

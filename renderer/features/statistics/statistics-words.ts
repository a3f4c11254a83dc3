import { formatBytes, formatDuration } from '../../../shared/bytes/format';
import type { Statistics } from '../../../shared/model/statistics';
import type { RateSamples } from './rate-samples';

/** A named figure, with what it means where its name does not say it. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly explains: string;
}

/** The figures of an endpoint or a connection, in the order in which they are read. */
export function figuresOf(totals: Statistics, samples: RateSamples): readonly Figure[] {
  const { bytesIn, bytesOut, recordsIn, recordsOut, queued, response } = totals;
  return [
    { name: 'Received', value: amount(bytesIn, recordsIn), explains: 'Bytes, and the reads they came in' },
    { name: 'Sent', value: amount(bytesOut, recordsOut), explains: 'Bytes, and the writes they went out in' },
    { name: 'Receiving now', value: rateText(samples.bytesIn.at(-1)), explains: 'In the last whole second' },
    { name: 'Sending now', value: rateText(samples.bytesOut.at(-1)), explains: 'In the last whole second' },
    { name: 'Queued', value: formatBytes(queued), explains: 'Bytes that wait until the peer takes them' },
    {
      name: 'Response time',
      value:
        response === null
          ? 'none yet'
          : `last ${formatDuration(response.lastUs)} · median ${formatDuration(response.medianUs)} · 95 % ${formatDuration(response.p95Us)}`,
      explains:
        'From a send to the next receive of the same connection: the last one, half of them, 95 of 100',
    },
  ];
}

/** What the plot shows, for whoever does not see it. */
export function plotSummary({ bytesIn, bytesOut }: RateSamples): string {
  if (bytesIn.length === 0) return 'No whole second was measured yet.';
  const peak = (values: readonly number[]): string => rateText(Math.max(...values));
  const seconds = bytesIn.length === 1 ? 'the last second' : `the last ${bytesIn.length} seconds`;
  return `Rates of ${seconds}: received at most ${peak(bytesIn)}, now ${rateText(bytesIn.at(-1))}; sent at most ${peak(bytesOut)}, now ${rateText(bytesOut.at(-1))}.`;
}

/** A rate for the eye: `1.5 KiB/s`; a dash while it is not known. */
export function rateText(bytesPerSecond: number | undefined): string {
  return bytesPerSecond === undefined ? '–' : `${formatBytes(bytesPerSecond)}/s`;
}

function amount(bytes: number, records: number): string {
  return `${formatBytes(bytes)} in ${records.toLocaleString('en')}`;
}

import { kindOf } from '../../capture/record-kinds';
import type { StoredRecord } from '../../capture/reader';
import { eventText } from './event-text';
import { createLocalTime } from './iso-time';
import { endpointName, type FileFacts } from './record-writer';
import { eventOf } from './stored-event';

const MICROSECONDS = 1_000_000;

/** What stands in place of what cannot be read from the disk. */
export const DAMAGED = '[damaged on disk]';

/** What the columns of {@link createLineHead} mean: the first line of a file. */
export const columnNames = '# time  seconds since the line before  endpoint  connection  kind  bytes  data\n';

/**
 * A function that writes what stands at the beginning of a record's line: the time, the seconds since the last line (Δ), the
 * endpoint, the connection, the kind, and of chunks the length: `2026-11-22T11:15:03.123456+01:00  +0.000123  Server 1  #3  in  12`.
 */
export function createLineHead(facts: FileFacts): (record: StoredRecord, length: number | null) => string {
  const localTime = createLocalTime();
  let last: number | null = null;
  return ({ at, endpoint, connection, kind }, length) => {
    const since = at - (last ?? at);
    last = at;
    const head = `${localTime(at)}  ${since < 0 ? '-' : '+'}${seconds(Math.abs(since))}  ${endpointName(facts, endpoint)}`;
    const place = connection === 0 ? '-' : `#${connection}`;
    return `${head}  ${place}  ${kindOf(kind) ?? `kind ${kind}`}${length === null ? '' : `  ${length}`}`;
  };
}

/** µs as seconds with all six decimal places. */
function seconds(microseconds: number): string {
  const whole = Math.floor(microseconds / MICROSECONDS);
  return `${whole}.${String(microseconds - whole * MICROSECONDS).padStart(6, '0')}`;
}

/** What stands behind the head of an event's line, the two spaces between them included. */
export function eventWords(record: StoredRecord): string {
  const event = eventOf(record);
  const words = event === null ? DAMAGED : eventText(event);
  return words === '' ? '' : `  ${words}`;
}

import type { LifecycleEvent } from '../../capture/capture';
import type { StoredRecord } from '../../capture/reader';
import { endsConnection, kindCodes, kindOf } from '../../capture/record-kinds';
import { payloadOf } from './record-writer';

/** The lifecycle event that a record holds; `null` when it is damaged or not understood. */
export function eventOf(record: StoredRecord): LifecycleEvent | null {
  const payload = payloadOf(record);
  const kind = kindOf(record.kind);
  if (payload === null || kind === null) return null;
  try {
    const fields = JSON.parse(payload.toString()) as unknown;
    return typeof fields === 'object' && fields !== null ? ({ ...fields, kind } as LifecycleEvent) : null;
  } catch {
    return null;
  }
}

/** True for a record behind which nothing follows on the streams of its connection: its end, but not an error that it outlived. */
export function endsStreams(record: StoredRecord): boolean {
  if (record.kind !== kindCodes.error) return endsConnection(record.kind);
  const event = eventOf(record);
  return event?.kind !== 'error' || event.lasting !== true;
}

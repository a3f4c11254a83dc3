import type { LifecycleEvent } from '../../capture/capture';
import type { StoredRecord } from '../../capture/reader';
import { kindCodes } from '../../capture/record-kinds';
import { rowKind, type RecordKind } from '../../../../shared/model/row';
import { payloadOf } from './record-writer';

const kinds: ReadonlyMap<number, RecordKind> = new Map(
  rowKind.options.map((kind) => [kindCodes[kind], kind]),
);

/** The kind that a code stands for; `null` for a code of a later version. */
export function kindOf(code: number): RecordKind | null {
  return kinds.get(code) ?? null;
}

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

import { MAX_ID } from '../../../shared/limits';
import type { RecordFields } from './format';
import { kindOf } from './record-kinds';

/**
 * False for a record that this version of Parley does not write. A capture may come from anywhere, and its checksums may be
 * right all the same.
 */
export function isSoundRecord({
  at,
  endpoint,
  connection,
  kind,
}: Pick<RecordFields, 'at' | 'endpoint' | 'connection' | 'kind'>): boolean {
  const placed = endpoint >= 1 && endpoint <= MAX_ID && connection <= MAX_ID;
  return placed && Number.isSafeInteger(at) && kindOf(kind) !== null;
}

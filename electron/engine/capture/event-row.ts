import { row, type Row } from '../../../shared/model/row';

const decoder = new TextDecoder();

/** What every row has. */
export type RowPlace = Pick<Row, 'seq' | 'at' | 'endpoint' | 'connection'>;

/** The row of an event from its payload; `null` for a payload that does not hold what the kind needs: a file may come from anywhere. */
export function eventRow(place: RowPlace, kind: Row['kind'], payload: Uint8Array): Row | null {
  const parsed = row.safeParse({ ...fieldsOf(payload), ...place, kind });
  return parsed.success ? parsed.data : null;
}

function fieldsOf(payload: Uint8Array): object {
  try {
    const fields: unknown = JSON.parse(decoder.decode(payload));
    return typeof fields === 'object' && fields !== null ? fields : {};
  } catch {
    return {};
  }
}

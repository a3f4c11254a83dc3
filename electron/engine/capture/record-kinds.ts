import { rowKind, type RecordKind } from '../../../shared/model/row';

/** The number that stands for each kind on disk (`docs/capture-format.md`): none is ever given another meaning. */
export const kindCodes: Readonly<Record<RecordKind, number>> = {
  in: 0,
  out: 1,
  listening: 2,
  stopped: 3,
  connecting: 4,
  opened: 5,
  'half-closed': 6,
  closed: 7,
  reset: 8,
  refused: 9,
  error: 10,
  gap: 11,
  rule: 12,
  expect: 13,
  sending: 14,
  retry: 15,
};

const kinds = new Map(rowKind.options.map((kind) => [kindCodes[kind], kind]));

/** The kind that a code stands for; `null` for one of a later version. */
export function kindOf(code: number): RecordKind | null {
  return kinds.get(code) ?? null;
}

/** The code of a chunk: by name, because a look-up by key is made for every chunk, and V8 makes a slow one of it. */
export function chunkCode(kind: 'in' | 'out'): number {
  return kind === 'in' ? kindCodes.in : kindCodes.out;
}

/** True for the code of a record whose payload is bytes of a connection. */
export function isChunkCode(code: number): boolean {
  return code <= kindCodes.out;
}

/** True for the code of an event that ends a connection: closed, reset, refused or error. */
export function endsConnection(code: number): boolean {
  return code >= kindCodes.closed && code <= kindCodes.error;
}

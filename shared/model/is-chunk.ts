import type { ChunkRow, Row } from './row';

/** True for rows that hold bytes. */
export function isChunk(of: Row): of is ChunkRow {
  return of.kind === 'in' || of.kind === 'out';
}

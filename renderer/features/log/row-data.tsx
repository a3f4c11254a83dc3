import type { ReactElement } from 'react';
import type { ChunkRow } from '../../../shared/model/row';
import { hasHitFrom, type ByteRange } from './highlight';
import { MarkedText } from './marked-text';
import { rowText } from './row-text';

interface RowDataProps {
  readonly row: ChunkRow;
  readonly ranges: readonly ByteRange[] | undefined;
  /** Characters that the row is wide at most. */
  readonly columns: number;
}

/** What fits in one row of a chunk, with its matches marked; an ellipsis stands for the rest, and for matches in it. */
export function RowData({ row, ranges = none, columns }: RowDataProps): ReactElement {
  const { segments, cut } = rowText(row, columns);
  const last = segments.at(-1);
  const shown = last === undefined ? 0 : last.offset + last.length;
  return (
    <>
      <MarkedText segments={segments} ranges={ranges} />
      {cut && (hasHitFrom(ranges, shown) ? <mark title="There is a match further on">…</mark> : '…')}
    </>
  );
}

const none: readonly ByteRange[] = [];

import type { ReactElement } from 'react';
import { pythonByte, pythonQuote } from '../../../shared/bytes/python-bytes';
import type { ChunkRow } from '../../../shared/model/row';
import { byteRuns } from '../reading/byte-runs';
import type { RowLook } from '../reading/hex-layout';
import { HexData, Runs } from './hex-data';
import { hasHitFrom, type ByteRange } from './highlight';
import { MarkedText } from './marked-text';
import styles from './row-data.module.css';
import { rowText } from './row-text';

interface RowDataProps {
  readonly row: ChunkRow;
  readonly ranges: readonly ByteRange[] | undefined;
  readonly look: RowLook;
}

/** What fits in one row of a chunk, with its matches marked; an ellipsis stands for the rest, and for matches in it. */
export function RowData({ row, ranges = none, look }: RowDataProps): ReactElement {
  switch (look.form) {
    case 'text':
      return <Text row={row} ranges={ranges} look={look} />;
    case 'repr':
      return <Repr row={row} ranges={ranges} look={look} />;
    case 'hex':
    case 'both':
      return <HexData row={row} ranges={ranges} look={look} />;
  }
}

interface FormProps extends RowDataProps {
  readonly ranges: readonly ByteRange[];
}

function Text({ row, ranges, look }: FormProps): ReactElement {
  const { columns, lines, encoding, invisibles } = look;
  const { segments, cut } = rowText(row, columns * lines, encoding);
  const last = segments.at(-1);
  const shown = last === undefined ? 0 : last.offset + last.length;
  return (
    <>
      <MarkedText
        segments={segments}
        ranges={ranges}
        encoding={encoding}
        invisibles={invisibles}
        wraps={lines > 1}
        cuts={row.frame?.cuts ?? none}
        reads={row.frame?.chunks ?? 0}
      />
      {cut && <Rest isHit={hasHitFrom(ranges, shown)} />}
    </>
  );
}

/** As Python prints the bytes. What is cut has no closing quote: it would not be what Python prints. */
function Repr({ row, ranges, look }: FormProps): ReactElement {
  const { preview, frame, length } = row;
  const quote = pythonQuote(preview);
  const room = look.columns * look.lines;
  let shown = 0;
  for (let width = 2; shown < preview.length && width < room; shown += 1)
    width += pythonByte(preview[shown] ?? 0, quote).length;
  const runs = byteRuns({ start: 0, end: shown }, ranges, frame?.cuts ?? none);
  const text = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    Array.from(preview.subarray(start, end), (byte) => pythonByte(byte, quote)).join('');
  return (
    <>
      <bdi dir="ltr" className={look.lines > 1 ? styles['lines'] : styles['repr']}>
        b{quote}
        <Runs runs={runs} first={0} reads={frame?.chunks ?? 0} text={text} />
        {shown === length && quote}
      </bdi>
      {shown < length && <Rest isHit={hasHitFrom(ranges, shown)} />}
    </>
  );
}

function Rest({ isHit }: { readonly isHit: boolean }): ReactElement {
  return isHit ? <mark title="There is a match further on">…</mark> : <>…</>;
}

const none: readonly never[] = [];

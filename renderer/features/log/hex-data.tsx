import { Fragment, type ReactElement } from 'react';
import { byteToHex } from '../../../shared/bytes/hexdump';
import type { TextSegment } from '../../../shared/bytes/text-marks';
import { decodeSegments } from '../../../shared/message/decode-segments';
import type { ChunkRow } from '../../../shared/model/row';
import { byteRuns, type ByteRun } from '../reading/byte-runs';
import type { RowLook } from '../reading/hex-layout';
import { regroup } from '../reading/regroup';
import type { ByteRange } from './highlight';
import styles from './hex-data.module.css';
import { MarkedText } from './marked-text';
import { ReadTick } from './read-tick';

interface HexDataProps {
  readonly row: ChunkRow;
  readonly ranges: readonly ByteRange[];
  readonly look: RowLook;
}

const OFFSET_DIGITS = 4;
const none: readonly never[] = [];

/** The lines of a hex dump that fit in one row; beside the digits ASCII, or with `both` the text in its encoding. */
export function HexData({ row, ranges, look }: HexDataProps): ReactElement {
  const { hex, lines, form, encoding } = look;
  const { perLine, hasText, hasOffset } = hex;
  const shown = Math.min(row.preview.length, lines * perLine);
  const cuts = row.frame?.cuts ?? none;
  const reads = row.frame?.chunks ?? 0;
  const texts = form === 'both' && hasText ? textLines(row, look) : [];
  return (
    <span className={styles['dump']}>
      {Array.from({ length: Math.max(1, Math.ceil(shown / perLine)) }, (_, line) => {
        const start = line * perLine;
        const end = Math.min(shown, start + perLine);
        const runs = byteRuns({ start, end }, ranges, cuts);
        const first = line === 0 ? 0 : readBefore(row, start);
        const isLast = end === shown && shown < row.length;
        return (
          <span key={line} className={styles['line']}>
            {hasOffset && (
              <span className={styles['offset']}>{start.toString(16).padStart(OFFSET_DIGITS, '0')} </span>
            )}
            <span className={styles['digits']} style={{ inlineSize: `${perLine * 3}ch` }}>
              <Runs runs={runs} first={first} reads={reads} text={(run) => digitsOf(row.preview, run, end)} />
            </span>
            {hasText && (
              <span className={styles['text']}>
                {form === 'both' ? (
                  <MarkedText
                    segments={texts[line] ?? none}
                    ranges={ranges}
                    encoding={encoding}
                    invisibles={look.invisibles}
                  />
                ) : (
                  <Runs runs={runs} first={null} reads={reads} text={(run) => asciiOf(row.preview, run)} />
                )}
              </span>
            )}
            {isLast && '…'}
          </span>
        );
      })}
    </span>
  );
}

interface RunsProps {
  readonly runs: readonly ByteRun[];
  /** The read of the byte ahead of them: where it changes there is a tick. `null` for no ticks. */
  readonly first: number | null;
  readonly reads: number;
  readonly text: (run: ByteRun) => string;
}

/** Bytes with their matches, and with ticks between reads. */
export function Runs({ runs, first, reads, text }: RunsProps): ReactElement {
  return (
    <>
      {runs.map((run, index) => {
        const before = index === 0 ? first : (runs[index - 1]?.read ?? 0);
        return (
          <Fragment key={run.start}>
            {first !== null && run.read !== before && <ReadTick read={run.read} reads={reads} />}
            {run.isHit ? <mark>{text(run)}</mark> : text(run)}
          </Fragment>
        );
      })}
    </>
  );
}

function readBefore({ frame }: ChunkRow, start: number): number {
  return (frame?.cuts ?? none).filter((cut) => cut < start).length;
}

function digitsOf(bytes: Uint8Array, { start, end }: ByteRun, last: number): string {
  const digits = Array.from(bytes.subarray(start, end), byteToHex).join(' ');
  return end < last ? `${digits} ` : digits;
}

function asciiOf(bytes: Uint8Array, { start, end }: ByteRun): string {
  return Array.from(bytes.subarray(start, end), (byte) =>
    byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '.',
  ).join('');
}

/** The text of each line: a character stands in the line of its first byte. */
function textLines(row: ChunkRow, { encoding, hex }: RowLook): readonly (readonly TextSegment[])[] {
  const { before, preview, after } = row;
  const segments = decodeSegments({ before, bytes: preview, after }, encoding);
  const lines: TextSegment[][] = [];
  for (const piece of regroup(segments, encoding, (start) => Math.floor(start / hex.perLine)))
    (lines[piece.key] ??= []).push(piece);
  return lines;
}

import { TEXT_PAGE_BYTES } from '../../../../shared/limits';

/** A page of a record's text: its bytes `start … end - 1`, and the wider stretch that is read for it. */
export interface TextPage {
  readonly start: number;
  readonly end: number;
  readonly readFrom: number;
  readonly readTo: number;
}

/** Bytes on either side of a page that tell how a character cut by its border goes on (RFC 3629: 4 bytes at most). */
const NEIGHBOURS = 3;

/** The page of that number, from 0, in a record of `length` bytes. */
export function pageOf(page: number, length: number): TextPage {
  const start = page * TEXT_PAGE_BYTES;
  const end = Math.min(length, start + TEXT_PAGE_BYTES);
  return {
    start,
    end,
    readFrom: Math.max(0, start - NEIGHBOURS),
    readTo: Math.min(length, end + NEIGHBOURS),
  };
}

import { CAPTURE_MAX_DISK_BYTES, CAPTURE_MIN_DISK_BYTES } from '../../../shared/limits';

const GIB = 1024 ** 3;

/** A limit as the field shows it: GiB, with as many decimals as it needs. */
export function limitText(bytes: number): string {
  return String(Math.round((bytes / GIB) * 1000) / 1000);
}

/** What was typed, in bytes; `null` when it is no number of GiB, or none that a capture may take. */
export function readLimit(text: string): number | null {
  if (!/^\d+([.,]\d+)?$/.test(text.trim())) return null;
  const bytes = Math.round(Number(text.trim().replace(',', '.')) * GIB);
  return bytes >= CAPTURE_MIN_DISK_BYTES && bytes <= CAPTURE_MAX_DISK_BYTES ? bytes : null;
}

/** The bounds, for a person who typed something else. */
export const limitHint = `Type a number of GiB from ${limitText(CAPTURE_MIN_DISK_BYTES)} to ${limitText(CAPTURE_MAX_DISK_BYTES)}.`;

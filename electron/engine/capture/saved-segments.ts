import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  dataOffset,
  decodeHeader,
  HEADER_BYTES,
  segmentFile,
  type FileHeader,
  type FileKind,
} from './format';
import type { StoredSegment } from './record-store';
import { segmentNumbers } from './segments';

/** A segment of a capture that nobody writes any more. */
export interface SavedSegment extends StoredSegment {
  /** Most bytes of data in its index. */
  readonly indexCapacity: number;
  /** Bytes of data in its payload file; 0 when the file cannot be read, and then `payloadOffset` is 0 too. */
  readonly payloadBytes: number;
}

/** The segments of a capture in order; or why none of them can be read, as the end of a sentence. */
export async function findSegments(folder: string): Promise<SavedSegment[] | string> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return 'its folder cannot be read';
  const numbers = segmentNumbers(names);
  const found: SavedSegment[] = [];
  let problem: string | null = null;
  let next = 0;
  for (const number of numbers) {
    const index = await readHeader(folder, number, 'index');
    // Whatever follows a segment must lie behind it, or the files are not of one capture.
    const fits = typeof index !== 'string' && Number.isSafeInteger(index.firstSeq) && index.firstSeq >= next;
    if (!fits) {
      problem ??= typeof index === 'string' ? index : 'its files do not belong together';
      continue;
    }
    const payload = await readHeader(folder, number, 'payload');
    next = index.firstSeq + 1;
    found.push({
      folder,
      number,
      firstSeq: index.firstSeq,
      indexOffset: dataOffset(index.capacity),
      indexCapacity: index.capacity,
      payloadOffset: typeof payload === 'string' ? 0 : dataOffset(payload.capacity),
      payloadBytes:
        typeof payload === 'string' ? 0 : Math.max(0, payload.size - dataOffset(payload.capacity)),
    });
  }
  return found.length === 0 && problem !== null ? problem : found;
}

/** A file's header and its size; the end of a sentence when it has none of ours. */
async function readHeader(
  folder: string,
  segment: number,
  kind: FileKind,
): Promise<(FileHeader & { readonly size: number }) | string> {
  const file = await open(join(folder, segmentFile(segment, kind))).catch(() => null);
  if (file === null) return 'its files cannot be read';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const header = decodeHeader(buffer.subarray(0, bytesRead), kind);
    if (typeof header === 'string') return header;
    return header.segment === segment
      ? { ...header, size: (await file.stat()).size }
      : 'its files do not belong together';
  } catch {
    return 'its files cannot be read';
  } finally {
    await file.close();
  }
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaptureId } from '../../../shared/model/capture';
import type { Row } from '../../../shared/model/row';
import { endCaptures, flushed, liveCapture, originOf, recordsOnDisk } from '../fixtures/live-captures';
import { BlockCache } from './block-cache';
import type { Capture, ReadableCapture, View } from './capture';
import { SavedCapture } from './saved-capture';

/** A record as it was given to the capture; `bytes` is `null` for an event. */
interface Given {
  readonly seq: number;
  readonly at: number;
  readonly connection: number;
  readonly kind: Row['kind'];
  readonly bytes: Buffer | null;
}

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('chunk' as const),
      connection: fc.integer({ min: 1, max: 3 }),
      size: fc.oneof(fc.nat(40), fc.nat(3_000), fc.constantFrom(16_384, 20_000)),
      echoes: fc.nat(2),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('event' as const), connection: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('discard' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('evict' as const),
      maxBytes: fc.integer({ min: 1, max: 200_000 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const sizes = fc.record({
  segmentBytes: fc.integer({ min: 500, max: 60_000 }),
  segmentRecords: fc.integer({ min: 1, max: 60 }),
});

async function run(capture: Capture, steps: readonly Step[]): Promise<Given[]> {
  const given: Given[] = [];
  const note = (connection: number, kind: Row['kind'], bytes: Buffer | null): void => {
    given.push({ seq: given.length, at: given.length * 10, connection, kind, bytes });
  };
  for (const one of steps) {
    const at = given.length * 10;
    if (one.do === 'chunk') {
      const bytes = Buffer.alloc(one.size);
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = (given.length * 31 + i * 7) % 256;
      capture.appendChunk('in', originOf(at, one.connection), bytes);
      note(one.connection, 'in', Buffer.from(bytes));
      for (let echo = 0; echo < one.echoes; echo += 1) {
        capture.appendChunk('out', originOf(given.length * 10, one.connection), bytes);
        note(one.connection, 'out', Buffer.from(bytes));
      }
    } else if (one.do === 'event') {
      capture.appendEvent(originOf(at, one.connection), { kind: 'half-closed', by: 'peer' });
      note(one.connection, 'half-closed', null);
    } else if (one.do === 'flush') await flushed(capture);
    else if (one.do === 'discard') await capture.discard();
    else capture.limit(one.maxBytes);
  }
  return given;
}

const sha256 = (parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Bytes of chunks, read in pieces of an odd size. */
async function read(capture: ReadableCapture, { seq, bytes }: Given): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let offset = 0; offset < (bytes?.length ?? 0); offset += 4_999) {
    const piece = await capture.bytes(seq, offset, 4_999);
    if (!piece.ok) throw new Error(`${seq}: ${piece.error.code}`);
    parts.push(piece.value.bytes);
  }
  return Buffer.concat(parts);
}

/** Checks every view of a capture, one window of each, and all bytes. */
async function check(
  capture: ReadableCapture,
  held: readonly Given[],
  from: number,
  count: number,
): Promise<void> {
  for (const connection of [null, 1, 2, 3]) {
    const wanted = held.filter((one) => connection === null || one.connection === connection);
    const source = capture.source({ endpoint: null, connection } as View);
    expect(source.seqs(source.first, source.total)).toEqual(wanted.map(({ seq }) => seq));
    const start = source.first + Math.floor(from * wanted.length);
    const rows = await capture.read(source.seqs(start, count));
    const window = wanted.slice(start - source.first, start - source.first + count);
    expect(rows.map(({ seq, at, kind }) => ({ seq, at, kind }))).toEqual(
      window.map(({ seq, at, kind }) => ({ seq, at, kind })),
    );
    for (const [i, row] of rows.entries()) {
      if (!('preview' in row)) continue;
      const bytes = window[i]?.bytes ?? Buffer.alloc(0);
      expect(row.length).toBe(bytes.length);
      expect(bytes.subarray(0, 512).equals(row.preview)).toBe(true);
    }
  }
  const bytes: Uint8Array[] = [];
  for (const one of held) bytes.push(await read(capture, one));
  expect(sha256(bytes)).toBe(sha256(held.map((one) => one.bytes ?? Buffer.alloc(0))));
}

/** Checks again when the oldest records went meanwhile. */
async function checkLive(
  capture: Capture,
  given: readonly Given[],
  from: number,
  count: number,
): Promise<void> {
  for (;;) {
    const { first } = capture.status();
    try {
      return await check(
        capture,
        given.filter(({ seq }) => seq >= first),
        from,
        count,
      );
    } catch (cause) {
      if (capture.status().first === first) throw cause;
    }
  }
}

describe('whatever is captured', () => {
  it(
    'reads back as it was, live and opened again, for any window and any eviction',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 60 }),
          sizes,
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.integer({ min: 1, max: 200 }),
          async (steps, size, from, count) => {
            const cache = new BlockCache(8, 2);
            const capture = liveCapture({ ...size, cache, flushMs: 0 });
            const given = await run(capture, steps);
            await flushed(capture);
            await checkLive(capture, given, from, count);
            await capture.close();
            const first = capture.status().first;
            const kept = given.filter(({ seq }) => seq >= first);
            if (kept.length > 0) {
              const onDisk = recordsOnDisk(capture);
              expect(onDisk.map(({ seq }) => seq)).toEqual(kept.map(({ seq }) => seq));
              const saved = await SavedCapture.open(capture.extent().folder, 1 as CaptureId, cache);
              if (!saved.ok) throw new Error(saved.error.code);
              expect(saved.value.about).toMatchObject({ first, next: given.length, damaged: 0 });
              await check(saved.value, kept, from, count);
              cache.forgetFolder(capture.extent().folder);
            }
            await endCaptures();
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});

import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  endCaptures,
  flushed,
  liveCapture,
  originOf,
  recordsOnDisk,
  temporaryFolder,
  until,
} from '../fixtures/live-captures';
import { kindCodes } from './record-kinds';

const DISK_BYTES = 4 * 1024 * 1024;
const folder = temporaryFolder();
const mounted = mountSmallDisk(folder);

/** Makes a folder a disk of its own; `false` where this program may not (mount(8) wants root, and a system that lets it). */
function mountSmallDisk(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'parley-spec', at], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

afterAll(async () => {
  if (mounted) execFileSync('umount', ['-l', folder]);
  await endCaptures();
});

describe.runIf(mounted)('a disk of 4 MiB', () => {
  it('that fills up suspends the capture, which goes on once there is room, with a gap and nothing else missing', async () => {
    const capture = liveCapture({ folder, segmentBytes: 1024 * 1024 });
    const bytes = (i: number): Buffer => Buffer.alloc(60_000, i);
    let appended = 0;
    while (capture.state().kind !== 'suspended') {
      capture.appendChunk('in', originOf(appended), bytes(appended));
      appended += 1;
      await new Promise((done) => setImmediate(done));
    }
    expect(capture.state()).toMatchObject({ why: { code: 'disk_full' } });
    expect(statfsSync(folder).bavail).toBeLessThan(60_000 / statfsSync(folder).bsize);
    const { next } = capture.status();
    capture.appendChunk('in', originOf(appended), Buffer.alloc(1_000));
    // What takes its room may be anything; here it is the oldest part of the capture itself.
    capture.limit(2 * 1024 * 1024);
    await until(capture, () => capture.state().kind === 'capturing');
    await flushed(capture);
    const records = recordsOnDisk(capture);
    const gap = records.at(-1);
    expect(gap).toMatchObject({ seq: next, kind: kindCodes.gap });
    expect(JSON.parse(String(gap?.bytes))).toMatchObject({
      records: appended - next + 1,
      why: { code: 'disk_full' },
    });
    const { first } = capture.status();
    expect(first).toBeGreaterThan(0);
    expect(records.map(({ seq }) => seq)).toEqual(
      Array.from({ length: next + 1 - first }, (_, i) => first + i),
    );
    expect(records.slice(0, -1).every((record) => record.bytes?.equals(bytes(record.seq)))).toBe(true);
  });

  it('that another program filled suspends the capture of an idle engine too, as soon as it has something to say', async () => {
    writeFileSync(join(folder, 'other'), '');
    const free = (): number => statfsSync(folder).bavail * statfsSync(folder).bsize;
    const capture = liveCapture({ folder });
    await flushed(capture);
    writeFileSync(join(folder, 'other'), Buffer.alloc(free()));
    capture.appendChunk('in', originOf(1), Buffer.alloc(10_000, 1));
    await until(capture, () => capture.state().kind === 'suspended');
    rmSync(join(folder, 'other'));
    await until(capture, () => capture.state().kind === 'capturing');
    await flushed(capture);
    expect(recordsOnDisk(capture)).toMatchObject([{ seq: 0, at: 1 }]);
  });
});

it.skipIf(mounted)(
  'NOT RUN on a real disk: tmpfs could not be mounted; a full disk is played in live-capture-faults',
  () => {
    expect(mounted).toBe(false);
  },
);

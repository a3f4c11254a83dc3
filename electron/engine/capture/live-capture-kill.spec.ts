import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaptureId } from '../../../shared/model/capture';
import { systemClock } from '../clock';
import { buildProgram } from '../fixtures/build-program';
import { numberedChunk } from '../fixtures/numbered-chunks';
import { BlockCache } from './block-cache';
import { openReader } from './open-reader';
import { SavedCapture } from './saved-capture';

const KILLS = 200;
const SIDE_BY_SIDE = 4;
/** A kill comes up to so many ms after the first flush: some flushes, and the end of a segment or two. */
const LONGEST_LIFE_MS = 60;

/** What was appended longer ago than this is on disk. */
const LONGEST_AGE_MS = 100;

const folder = mkdtempSync(join(tmpdir(), 'parley-kill-'));
let program: string;

beforeAll(async () => {
  program = await buildProgram(resolve(import.meta.dirname, '../fixtures/capture-until-killed'), folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets the program capture, and kills it somewhere. Returns the capture's folder, and what it had told by then. */
async function killSomewhere(run: number): Promise<{ captured: string; told: number; killedAt: number }> {
  const captures = join(folder, `run-${run}`);
  mkdirSync(captures);
  const child = spawn(process.execPath, [program, captures], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
  await once(child.stdout, 'data');
  await new Promise((over) => setTimeout(over, Math.random() * LONGEST_LIFE_MS));
  const killedAt = systemClock();
  child.kill('SIGKILL');
  await closed;
  const told = written.split('\n').filter((line, i, lines) => line !== '' && i < lines.length - 1);
  const [name = ''] = readdirSync(captures);
  return { captured: join(captures, name), told: Number(told.at(-1)), killedAt };
}

/** Checks that the capture of a killed program holds all that it told of, and nothing that is not whole. Returns its last stamp. */
async function check(captured: string, told: number): Promise<number> {
  const saved = await SavedCapture.open(captured, 1 as CaptureId, new BlockCache());
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const { first, next, damaged } = saved.value.about;
  expect({ first, damaged }).toEqual({ first: 0, damaged: 0 });
  expect(next).toBeGreaterThanOrEqual(told);
  const reader = openReader(captured);
  let seq = 0;
  let last = 0;
  for (const record of reader.records(0, next)) {
    const wanted = numberedChunk(Math.floor(seq / 2));
    const { memory, start, length } = record;
    const whole = record.seq === seq && record.kind === seq % 2 && length === wanted.length;
    if (!whole || memory?.compare(wanted, 0, length, start, start + length) !== 0)
      throw new Error(`record ${seq} differs`);
    seq += 1;
    last = record.at;
  }
  reader.close();
  expect(seq).toBe(next);
  return last;
}

it(
  `keeps all that was flushed, whole, when the program is killed: ${KILLS} times`,
  { timeout: 600_000 },
  async () => {
    const ages: number[] = [];
    let run = 0;
    const killing = async (): Promise<void> => {
      while (run < KILLS) {
        const { captured, told, killedAt } = await killSomewhere((run += 1));
        ages.push((killedAt - (await check(captured, told))) / 1_000);
        rmSync(captured, { recursive: true });
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, killing));
    expect(ages).toHaveLength(KILLS);
    // On a machine that others use too, one or the other process waits for its turn; most do not.
    const median = ages.toSorted((one, other) => one - other)[KILLS / 2] ?? Infinity;
    expect(median).toBeLessThan(LONGEST_AGE_MS);
  },
);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram } from '../fixtures/build-program';
import { wordsKind } from './fixtures/words-kind';
import { readKept } from './read-kept';

const KILLS = 25;
/** A kill comes up to so many ms after the first write: some writes. */
const LONGEST_LIFE_MS = 30;
/** Beginning anew with a small file keeps the writes short. */
const RUNS_ON_ONE_FILE = 5;

const folder = mkdtempSync(join(tmpdir(), 'parley-kept-kill-'));
let program: string;

beforeAll(async () => {
  program = await buildProgram(resolve(import.meta.dirname, 'fixtures/keep-until-killed'), folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets the program save, and kills it somewhere. Resolves with how many words it had told to be saved by then. */
async function killSomewhere(settings: string): Promise<number> {
  const child = spawn(process.execPath, [program, settings], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
  await Promise.race([once(child.stdout, 'data'), closed]);
  await new Promise((over) => setTimeout(over, Math.random() * LONGEST_LIFE_MS));
  child.kill('SIGKILL');
  await closed;
  const told = written.split('\n').slice(0, -1);
  expect(told.length, 'times that it saved').toBeGreaterThan(0);
  return Number(told.at(-1));
}

it(`is whole, with all that was saved, after each of ${KILLS} kills, and the next run goes on at once`, async () => {
  for (let run = 0; run < KILLS; run += 1) {
    const settings = join(folder, `settings-${Math.floor(run / RUNS_ON_ONE_FILE)}`);
    const told = await killSomewhere(settings);
    const found = readKept(wordsKind, join(settings, 'words.json'));
    if (found.kind !== 'content') throw new Error(JSON.stringify(found));
    const { words } = found.value;
    expect(words.length).toBeGreaterThanOrEqual(told);
    expect(words).toEqual(words.map((_, at) => `word ${at}`));
    expect(readdirSync(settings).filter((name) => name.includes('broken'))).toEqual([]);
  }
}, 120_000);

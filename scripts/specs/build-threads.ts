import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBuilder } from 'vite';
import { root } from '../lib/root.mjs';

/**
 * Builds the engine's threads before the first spec, into a folder of this run that PARLEY_SPEC_THREADS names: specs start
 * what ships, and `out/` stays as it is. Returns what removes the folder.
 */
export default async function buildThreads(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-threads-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await build(folder);
  } catch (problem) {
    remove();
    throw problem;
  }
  process.env['PARLEY_SPEC_THREADS'] = folder;
  return remove;
}

async function build(folder: string): Promise<void> {
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    environments: { threads: { build: { outDir: folder } } },
  });
  const { threads } = builder.environments;
  if (threads === undefined) throw new Error('vite.config.ts has no threads to build');
  await builder.build(threads);
}

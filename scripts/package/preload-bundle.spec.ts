import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { createBuilder } from 'vite';
import { expect, it } from 'vitest';

/** The preload exactly as it ships: what Electron's sandbox accepts is a property of the bundle, not of its source. */
async function buildPreload(): Promise<{ fileName: string; code: string }[]> {
  const builder = await createBuilder({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    logLevel: 'silent',
    environments: { preload: { build: { write: false } } },
  });
  const environment = builder.environments['preload'];
  if (environment === undefined) throw new Error('There is no build target "preload".');
  const built = await builder.build(environment);
  if (!('output' in built)) throw new Error('The preload was not built.');
  return built.output.filter((file) => file.type === 'chunk');
}

it('is one small CommonJS file that requires electron once, and runs with nothing else', async () => {
  const chunks = await buildPreload();
  expect(chunks.map(({ fileName }) => fileName)).toEqual(['preload.cjs']);
  const code = chunks[0]?.code ?? '';
  expect(code.match(/\brequire\([^)]*\)/g)).toEqual(['require("electron")']);
  expect(code).not.toMatch(/^\s*(import|export)\b/m);
  // Two channel names and two functions; anything larger has pulled in a library.
  expect(code.length).toBeLessThan(2_000);

  const exposed: string[] = [];
  const contextBridge = { exposeInMainWorld: (name: string) => void exposed.push(name) };
  runInNewContext(code, { require: () => ({ contextBridge, ipcRenderer: {} }) });
  expect(exposed).toEqual(['parley']);
});

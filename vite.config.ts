import { builtinModules } from 'node:module';
import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const here = import.meta.dirname;
const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** Lists the files of the built window in `out/renderer/files.json`: the only names that the hosts serve. */
function fileManifest(): Plugin {
  return {
    name: 'parley-file-manifest',
    applyToEnvironment: (environment) => environment.name === 'client',
    writeBundle({ dir }) {
      const folder = dir ?? '';
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => entry.isFile() && entry.name !== 'files.json' && !entry.name.endsWith('.map'))
        .map((entry) => resolve(entry.parentPath, entry.name).slice(resolve(folder).length + 1))
        .map((name) => name.replaceAll('\\', '/'));
      writeFileSync(resolve(folder, 'files.json'), JSON.stringify(names.sort(), null, 2));
    },
  };
}

/** A target that runs in Node or in Electron's main process: one folder under `out/`, nothing public copied. */
function nodeTarget(
  name: string,
  input: Record<string, string>,
  options: { external?: string[]; format?: 'es' | 'cjs' } = {},
): EnvironmentOptions {
  const format = options.format ?? 'es';
  const ending = format === 'cjs' ? 'cjs' : 'js';
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: options.external ?? [], builtins: nodeModules },
    build: {
      outDir: resolve(here, 'out', name),
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        external: [...nodeModules, ...(options.external ?? [])],
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          // Beside the entries, so that paths from `import.meta` hold wherever the code ends up.
          chunkFileNames: `part-[hash].${ending}`,
        },
      },
    },
  };
}

export default defineConfig({
  root: resolve(here, 'renderer'),
  base: './',
  plugins: [react(), fileManifest()],
  environments: {
    client: {
      build: {
        outDir: resolve(here, 'out/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        sourcemap: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // The window uses types of the schemas, not the schemas: what makes them is not loaded for nothing.
        rolldownOptions: {
          treeshake: { moduleSideEffects: [{ test: /[\\/]shared[\\/]/, sideEffects: false }] },
        },
      },
    },
    main: nodeTarget('main', { main: resolve(here, 'electron/main/main.ts') }, { external: ['electron'] }),
    preload: nodeTarget(
      'preload',
      { preload: resolve(here, 'electron/preload/preload.ts') },
      { external: ['electron'], format: 'cjs' },
    ),
    host: nodeTarget(
      'host',
      { host: resolve(here, 'electron/host/main.ts') },
      { external: ['open', 'bufferutil', 'utf-8-validate'] },
    ),
    // CommonJS: the format that Electron has loaded into threads from its archive for the longest time.
    threads: nodeTarget(
      'threads',
      {
        scan: resolve(here, 'electron/engine/threads/scan.ts'),
        write: resolve(here, 'electron/engine/threads/write.ts'),
        frame: resolve(here, 'electron/engine/threads/frame.ts'),
      },
      { format: 'cjs' },
    ),
    bench: nodeTarget(
      'bench',
      {
        echo: resolve(here, 'bench/echo.ts'),
        repeat: resolve(here, 'bench/repeat.ts'),
        window: resolve(here, 'bench/window.ts'),
        soak: resolve(here, 'bench/soak.ts'),
        flood: resolve(here, 'bench/window/flood.ts'),
        trips: resolve(here, 'bench/window/trips.ts'),
        'parley-server': resolve(here, 'bench/servers/parley-server.ts'),
        'repeat-sender': resolve(here, 'bench/servers/repeat-sender.ts'),
        'bare-server': resolve(here, 'bench/servers/bare-server.ts'),
        'bare-sink': resolve(here, 'bench/servers/bare-sink.ts'),
      },
      { external: ['playwright', 'bufferutil', 'utf-8-validate'] },
    ),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
});

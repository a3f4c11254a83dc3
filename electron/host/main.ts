import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain } from '../../shared/explanations';
import { createEngine } from '../engine/engine';
import { osError } from '../engine/os-errors';
import { dataFolder } from './data-folder';
import { createKeyring } from './keyring';
import { openBrowser } from './open-browser';
import { parseOptions, usage } from './options';
import { HOST_ADDRESS, linkWith, startHost, type Host } from './start-host';
import { stopOnSignals } from './stop-signals';
import { readWindow, type WindowFiles } from './window-files';

/** Seen from where the build puts this file. */
const here = {
  window: fileURLToPath(new URL('../renderer', import.meta.url)),
  threads: new URL('../threads/', import.meta.url),
  manifest: fileURLToPath(new URL('../../package.json', import.meta.url)),
};

/** Everything but the one line of stdout goes to stderr. */
function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function reportIncident(incident: string, method: string, cause: unknown): void {
  tell(
    `Incident ${incident} in ${method}: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown'}`,
  );
}

async function main(): Promise<number | null> {
  const options = parseOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (options.kind === 'wrong') {
    tell(options.sentence);
    return 2;
  }
  const files = windowFiles();
  if (files === null) {
    tell('The window is not built. Run: npm run build');
    return 1;
  }
  const data = resolve(options.data ?? ownFolder());
  const engine = createEngine({
    folder: join(data, 'captures'),
    settings: join(data, 'settings'),
    threads: here.threads,
    outlet: { kind: 'download', folder: join(data, 'recordings') },
    report: reportIncident,
    version: version(),
  });
  const keys = createKeyring();
  let host: Host;
  try {
    host = await startHost({ engine, files, port: options.port, keys, report: reportIncident });
  } catch (cause) {
    const { sentence, next } = explain(
      osError(cause, { doing: 'listen', host: HOST_ADDRESS, port: options.port }),
    );
    tell(`${sentence} ${next}`);
    return 1;
  }
  stopOnSignals(
    process,
    async () => void (await Promise.all([host.close(), engine.shutdown()])),
    process.exit,
  );
  process.stdout.write(`Parley is ready at ${host.link}\n`);
  if (options.open) await openBrowser(linkWith(host.url, keys.opened), tell);
  return null;
}

function ownFolder(): string {
  return dataFolder({ name: process.platform, home: homedir(), env: process.env });
}

function version(): string {
  return (JSON.parse(readFileSync(here.manifest, 'utf8')) as { version: string }).version;
}

function windowFiles(): WindowFiles | null {
  try {
    return readWindow(here.window);
  } catch {
    return null;
  }
}

// Whoever read our output may be gone (EPIPE): nothing is lost by it, so the host goes on.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
const exitCode = await main();
if (exitCode !== null) process.exit(exitCode);

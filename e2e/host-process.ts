import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const program = resolve(import.meta.dirname, '../out/host/host.js');
const readyLine = /^Parley is ready at (http:\/\/127\.0\.0\.1:\d+\/\?key=\S+)$/;
/** A host that has not stopped so long after SIGTERM is killed, so that no test leaves a process behind. */
const STOP_MS = 8_000;

/** A browser host of a test's own. */
export interface HostProcess {
  /** The link of the ready line, with its key. */
  readonly url: string;
  /** The folder that it keeps its captures, recordings and settings in; removed with it unless it was given. */
  readonly data: string;
  /** Ends the process with SIGTERM and resolves with its exit code; `null` when it had to be killed. */
  close(): Promise<number | null>;
  /** Ends the process as `kill -9` does, without a word to it; resolves when it is gone. */
  crash(): Promise<void>;
}

/**
 * Starts the built browser host as a process of its own, on a free port and with a new data folder unless they are named,
 * and waits for its ready line. Rejects with what it wrote on stderr when it ends before that.
 */
export async function startHostProcess(port = 0, data?: string): Promise<HostProcess> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'parley-host-'));
  const clean = (): void => {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const args = ['--no-open', '--port', String(port), '--data', folder];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const lines = createInterface({ input: child.stdout });
  const url = await Promise.race([
    once(lines, 'line').then(([line]: string[]) => readyLine.exec(line ?? '')?.[1] ?? null),
    ended.then(() => null),
  ]);
  if (url === null) {
    child.kill('SIGKILL');
    await ended;
    clean();
    throw new Error(`The browser host did not get ready. It said: ${complaints || 'nothing'}`);
  }
  return {
    url,
    data: folder,
    async close() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      const [code] = await ended;
      clearTimeout(timer);
      clean();
      return code;
    },
    async crash() {
      child.kill('SIGKILL');
      await ended;
      clean();
    },
  };
}

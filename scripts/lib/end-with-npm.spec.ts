import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';

const module = new URL('./end-with-npm.mjs', import.meta.url).href;

/** A shell that starts a guarded Node process and then waits for it, as npm's does. Prints the process's lines. */
function shell(env: NodeJS.ProcessEnv) {
  const code = `
    import { endWithNpm } from ${JSON.stringify(module)};
    endWithNpm();
    const alive = setInterval(() => {}, 1000);
    process.on('SIGTERM', () => { console.log('SIGTERM'); clearInterval(alive); });
    process.on('SIGUSR2', () => { console.log('SIGUSR2'); clearInterval(alive); });
    console.log(process.pid);
  `;
  const args = ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, code];
  const child = spawn('sh', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], ...env },
  });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

describe.skipIf(process.platform === 'win32')('endWithNpm', () => {
  it('ends the process when npm’s shell was ended', async () => {
    const { child, lines } = shell({ npm_lifecycle_event: 'host' });
    await lines.next();
    child.kill('SIGKILL');
    expect((await lines.next()).value).toBe('SIGTERM');
    expect((await lines.next()).done).toBe(true);
  });

  it('leaves a process alone that npm did not start', async () => {
    const { child, lines } = shell({});
    const pid = Number((await lines.next()).value);
    child.kill('SIGKILL');
    await once(child, 'exit');
    process.kill(pid, 'SIGUSR2');
    expect((await lines.next()).value).toBe('SIGUSR2');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { codeOf, runChild } from './child.mjs';

const node = process.execPath;
const module = new URL('./child.mjs', import.meta.url).href;

/** A program that runs `script` through runChild, prints its lines, and exits with its code. */
function wrapper(script: string) {
  const code = `
    import { codeOf, runChild } from ${JSON.stringify(module)};
    process.exitCode = codeOf(await runChild(process.execPath, ['-e', ${JSON.stringify(script)}]));
  `;
  const child = spawn(node, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

const next = async (lines: AsyncIterator<string>) => String((await lines.next()).value);

/** Resolves once no process has this id any more. Asks again each time the event loop has turned. */
async function gone(pid: number) {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('runChild', () => {
  it('gives the exit code', async () => {
    expect(await runChild(node, ['-e', 'process.exit(7)'])).toEqual({ kind: 'ended', code: 7 });
  });

  it('gives 128 and the number of the signal that ended it', async () => {
    const ending = await runChild(node, ['-e', 'process.kill(process.pid, "SIGKILL")']);
    expect(ending).toEqual({ kind: 'ended', code: 137 });
  });

  it('says why a program did not start', async () => {
    const ending = await runChild('/nowhere/program', []);
    expect(ending).toEqual({ kind: 'not-started', reason: expect.stringContaining('ENOENT') });
    expect(codeOf(ending)).toBe(1);
  });

  it('adds to the environment', async () => {
    const ending = await runChild(node, ['-e', 'process.exit(Number(process.env.ANSWER))'], {
      env: { ANSWER: '42' },
    });
    expect(codeOf(ending)).toBe(42);
  });

  it('ends a child when it is told to stop', async () => {
    const stop = new AbortController();
    const running = runChild(node, ['-e', 'console.log("up"); setInterval(() => {}, 1000)'], {
      stop: stop.signal,
      stdio: ['ignore', 'pipe', 'inherit'],
      started: (child) => child.stdout?.once('data', () => stop.abort()),
    });
    expect(await running).toEqual({ kind: 'timed-out' });
  });
});

describe.skipIf(process.platform === 'win32')('runChild, with signals', () => {
  it('takes signals that come together for one, since npm and the terminal both send theirs', async () => {
    const script = `process.on('SIGINT', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up');`;
    const code = `
      import { codeOf, runChild } from ${JSON.stringify(module)};
      const twice = () => { process.emit('SIGINT', 'SIGINT'); process.emit('SIGINT', 'SIGINT'); };
      process.exitCode = codeOf(await runChild(process.execPath, ['-e', ${JSON.stringify(script)}], {
        stdio: ['ignore', 'pipe', 'inherit'],
        started: (child) => child.stdout.once('data', twice),
      }));
    `;
    const child = spawn(node, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([3, null]);
  });

  it('passes on the code with which the child answers a signal', async () => {
    const { child, lines } = wrapper(`
      process.on('SIGTERM', () => process.exit(3));
      setInterval(() => {}, 1000);
      console.log('up');
    `);
    await next(lines);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([3, null]);
  });

  it('leaves no process of the child behind', async () => {
    const { child, lines } = wrapper(`
      const { spawn } = require('node:child_process');
      const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      console.log(left.pid);
      left.unref();
    `);
    const pid = Number(await next(lines));
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await gone(pid)).toBe(true);
  });
});

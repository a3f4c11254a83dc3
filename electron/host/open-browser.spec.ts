import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { openBrowser } from './open-browser';

async function program(code: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', code]);
  await once(child, 'spawn');
  return child;
}

describe('openBrowser', () => {
  it('says nothing when the browser starts', async () => {
    const tell = vi.fn();
    const child = await program('');
    const launch = vi.fn(() => Promise.resolve(child));
    const exit = once(child, 'exit');
    await openBrowser('http://127.0.0.1:1/?key=k', tell, launch);
    await exit;
    expect(launch).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:1/?key=k');
    expect(tell).not.toHaveBeenCalled();
  });

  it('says so in one sentence when nothing can be started, or when it fails later', async () => {
    const tell = vi.fn();
    await openBrowser('link', tell, () => Promise.reject(new Error('ENOENT')));
    expect(tell).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('No browser could be started.'));
    const child = await program('process.exit(3)');
    const exit = once(child, 'exit');
    await openBrowser('link', tell, () => Promise.resolve(child));
    await exit;
    expect(tell).toHaveBeenCalledTimes(2);
  });
});

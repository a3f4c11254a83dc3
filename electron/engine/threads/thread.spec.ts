import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { startThread, type Thread } from './thread';

const folder = mkdtempSync(join(tmpdir(), 'parley-thread-'));
const threads = pathToFileURL(`${folder}/`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a thread of this source; `told` collects what its listener is told. */
function started(source: string, data: unknown = null) {
  writeFileSync(
    join(folder, 'scan.cjs'),
    `const { parentPort, workerData } = require('node:worker_threads');${source}`,
  );
  const told: unknown[] = [];
  let ended: (cause: unknown) => void = () => undefined;
  let received: (message: unknown) => void = () => undefined;
  const end = new Promise<unknown>((resolve) => (ended = resolve));
  const first = new Promise<unknown>((resolve) => (received = resolve));
  const thread: Thread<unknown> = startThread(threads, 'scan', data, {
    received: (message) => {
      told.push(message);
      received(message);
    },
    ended: (cause) => {
      told.push('ended');
      ended(cause);
    },
  });
  return { thread, told, end, first };
}

describe('a thread', () => {
  it('gets its data and messages, and answers', async () => {
    const { thread, first } = started(
      `parentPort.on('message', (text) => parentPort.postMessage(workerData + text));`,
      'to ',
    );
    thread.post('you');
    expect(await first).toBe('to you');
    await thread.end();
  });

  it('says what it threw when it ends by a defect', async () => {
    const { end } = started(`throw new Error('defect');`);
    expect(await end).toMatchObject({ message: 'defect' });
  });

  it('says that it ended in order when nothing was left to do', async () => {
    const { end } = started(``);
    expect(await end).toBeNull();
  });

  it('ends in the midst of a computation, and tells nothing then', async () => {
    const { thread, first, told } = started(`parentPort.postMessage('busy'); for (;;);`);
    await first;
    await Promise.all([thread.end(), thread.end()]);
    expect(told).toEqual(['busy']);
  });
});

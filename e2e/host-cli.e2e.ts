import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { SHUTDOWN_MS } from '../shared/limits';
import { call, visitorOf } from './host-visitor';

const program = resolve(import.meta.dirname, '../out/host/host.js');

interface Run {
  readonly child: ChildProcess;
  /** All that it wrote so far. */
  readonly said: { stdout: string; stderr: string };
  /** Exit code, or the signal that ended it, once all that it wrote is here. */
  readonly ended: Promise<number | string | null>;
}

function run(args: readonly string[], file = program): Run {
  // What it stores goes to a folder of its own, whatever the platform calls it.
  const data = mkdtempSync(join(tmpdir(), 'parley-host-'));
  const env = { ...process.env, XDG_DATA_HOME: data, LOCALAPPDATA: data, HOME: data };
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()));
  const ended = once(child, 'close').then(([code, signal]) => {
    rmSync(data, { recursive: true, force: true });
    return (code ?? signal) as number | string | null;
  });
  return { child, said, ended };
}

/** Starts a host and resolves with it and the link of its first line. */
async function ready(): Promise<Run & { readonly link: string }> {
  const started = run(['--no-open']);
  const [line] = (await once(
    createInterface({ input: started.child.stdout as NodeJS.ReadableStream }),
    'line',
  )) as [string];
  return { ...started, link: line.replace('Parley is ready at ', '') };
}

/** Whether a connect to the port succeeds. */
async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const open = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(
      () => false,
      () => false,
    ),
  ]).catch(() => false);
  socket.destroy();
  return open;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} stops cleanly with everything open; stdout held one line`, async () => {
    const { child, said, ended, link } = await ready();
    const visitor = visitorOf(link);
    const page = await visitor.page();
    const { id: server } = await call<{ id: number }>(page, 'server.add', { port: 0 });
    const { address } = await call<{ address: { port: number } }>(page, 'server.start', { server });
    const peer = connect({ port: address.port, host: '127.0.0.1', allowHalfOpen: true });
    await once(peer, 'connect');
    const gone = once(page, 'close');

    const before = performance.now();
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(SHUTDOWN_MS + 1_000);
    expect((await gone)[0]).toBe(1001);
    expect(said.stdout).toMatch(/^Parley is ready at http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}\n$/);
    expect(said.stderr).toBe('');
    expect([await isOpen(visitor.port), await isOpen(address.port)]).toEqual([false, false]);
    peer.destroy();
  });
}

test('a second signal ends it at once', async () => {
  const { child, ended, link } = await ready();
  const page = await visitorOf(link).page();
  const { id: server } = await call<{ id: number }>(page, 'server.add', { port: 0 });
  const { address } = await call<{ address: { port: number } }>(page, 'server.start', { server });
  // Does not answer the server's FIN, so that a clean stop takes its grace time.
  const peer = connect({ port: address.port, host: '127.0.0.1', allowHalfOpen: true });
  peer.on('error', () => undefined);
  await once(peer, 'connect');
  const stopping = once(page, 'close');
  child.kill('SIGINT');
  await stopping;
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  peer.destroy();
});

test('goes on when nobody reads its output any more', async () => {
  const { child, ended, link } = await ready();
  child.stdout?.destroy();
  child.stderr?.destroy();
  const page = await visitorOf(link).page();
  expect(await call(page, 'workbench.snapshot', {})).toMatchObject({ list: [{}, {}] });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a port that is taken: one sentence with the next step', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const { said, ended } = run(['--no-open', '--port', String(port)]);
  expect(await ended).toBe(1);
  expect(said).toEqual({
    stdout: '',
    stderr: `Port ${port} on 127.0.0.1 is already in use. Choose another port, or stop the program that holds it.\n`,
  });
  holder.close();
});

test('a flag that is not understood: one sentence and exit code 2', async () => {
  for (const args of [['--port', '70000'], ['--port'], ['--listen', '0.0.0.0'], ['8080']]) {
    const { said, ended } = run(args);
    expect(await ended).toBe(2);
    expect(said.stdout).toBe('');
    expect(said.stderr).toMatch(/^[^\n]+\.\n$/);
  }
});

test('--help explains the flags', async () => {
  const { said, ended } = run(['--help']);
  expect(await ended).toBe(0);
  for (const flag of ['--port N', '--data FOLDER', '--no-open']) expect(said.stdout).toContain(flag);
});

test('a window that is not built: a sentence and exit code 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-unbuilt-'));
  mkdirSync(join(folder, 'out/host'), { recursive: true });
  const file = join(folder, 'out/host/host.mjs');
  copyFileSync(program, file);
  const { said, ended } = run(['--no-open'], file);
  expect(await ended).toBe(1);
  expect(said).toEqual({ stdout: '', stderr: 'The window is not built. Run: npm run build\n' });
  rmSync(folder, { recursive: true });
});

import { once } from 'node:events';
import net from 'node:net';
import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { methods } from '../../shared/contract';
import { CAPTURE_CLOSE_MS } from '../../shared/limits';
import { WorkbenchDriver } from './fixtures/workbench-driver';

it('ends everything in bounded time, frees the ports, and refuses every call from then on', async () => {
  const shutdownMs = 500;
  const bench = new WorkbenchDriver({ shutdownMs, closeGraceMs: 100, lookup: () => undefined });
  const ports: number[] = [];
  const sockets: net.Socket[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { server, port } = await bench.listening('echo');
    ports.push(port);
    for (let peer = 0; peer < 5; peer += 1) {
      const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      socket.on('error', () => undefined);
      sockets.push(socket);
      await once(socket, 'connect');
      socket.write(Buffer.alloc(16 * 1024 * 1024));
    }
    await bench.until(async () => (await bench.connections(server)).every(({ paused }) => paused));
  }
  const { id: client } = await bench.must('client.add', { host: 'slow.invalid', port: 1 });
  const connect = bench.mustFail('client.connect', { client });
  const { id: server } = await bench.must('server.add', { host: 'slow.invalid', port: 0 });
  const start = bench.mustFail('server.start', { server });

  const began = performance.now();
  await Promise.all([bench.shutdown(), bench.shutdown()]);
  expect(performance.now() - began).toBeLessThan(shutdownMs + CAPTURE_CLOSE_MS);
  expect((await connect).code).toBe('connect_cancelled');
  expect((await start).code).toBe('stopped_while_starting');
  for (const port of ports) {
    const probe = net.createServer().listen({ port, host: '127.0.0.1', exclusive: true });
    await once(probe, 'listening');
    probe.close();
  }
  expect(await bench.call('workbench.snapshot', {})).toEqual({
    ok: false,
    error: { code: 'shutting_down', details: {} },
  });
  for (const method of methods) {
    const handler = bench.session.handlers[method] as (params: unknown) => unknown;
    expect(handler({})).toMatchObject({ error: { code: 'shutting_down' } });
  }
  for (const socket of sockets) socket.destroy();
});

it('does not wait longer than it may for what does not end', async () => {
  const bench = new WorkbenchDriver({ shutdownMs: 50, closeGraceMs: 600_000 });
  const { port } = await bench.listening('manual');
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  await once(socket, 'connect');
  await bench.shutdown();
  const probe = net.createServer().listen({ port, host: '127.0.0.1', exclusive: true });
  await once(probe, 'listening');
  probe.close();
  socket.destroy();
});

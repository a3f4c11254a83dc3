import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { bareSink, startPeer } from './peers';
import { percentile } from './stats';

/** Ten seconds at 1 ms. */
const SENDS = 10_000;
const PERIOD_US = 1_000;
const senders = ['parley', 'interval'] as const;
const names = { parley: 'Parley, Repeat', interval: 'bare Node, setInterval' };

/** Runs one sender in a process of its own, and gives when it sent each message (µs). */
async function stampsOf(sender: (typeof senders)[number], port: number): Promise<number[]> {
  const script = resolve(import.meta.dirname, 'repeat-sender.js');
  const child = spawn(process.execPath, [script, String(port), String(SENDS), sender], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: unknown[] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${sender} ended before it had sent all`))),
  ]);
  return JSON.parse(String(lines[0])) as number[];
}

function print(name: string, stamps: readonly number[]): void {
  const periods = stamps.slice(1).map((at, index) => at - (stamps[index] ?? at));
  const errors = periods.map((period) => Math.abs(period - PERIOD_US));
  const first = stamps[0] ?? 0;
  const taken = (stamps.at(-1) ?? first) - first;
  const behind = (taken - (stamps.length - 1) * PERIOD_US) / 1_000;
  console.log(
    `  ${name.padEnd(24)} error of a period: median ${percentile(errors, 0.5)} µs, 95th percentile ` +
      `${percentile(errors, 0.95)} µs; after ${stamps.length} messages ${behind.toFixed(1)} ms behind`,
  );
}

console.log(`\nRepeat, 64 B each ${PERIOD_US / 1_000} ms, ${SENDS} times`);
const sink = await startPeer(bareSink);
try {
  for (const sender of senders) print(names[sender], await stampsOf(sender, sink.target.port));
} finally {
  await sink.stop();
}

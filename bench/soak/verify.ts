import { createHash, type Hash } from 'node:crypto';
import { openReader } from '../../electron/engine/capture/open-reader';
import { kindCodes } from '../../electron/engine/capture/record-kinds';
import type { Passage } from './players';

/** One connection as the capture has it: bytes of both directions. */
interface Captured {
  readonly port: number;
  readonly in: Hash;
  readonly out: Hash;
  inBytes: number;
  outBytes: number;
}

/**
 * Compares what a server's capture holds with what its peers sent and got: the sentences that say where it does not agree.
 * Peers that reset may have sent bytes that never arrived; what was captured of those cannot be more than was sent.
 */
export function differences(folder: string, records: number, passages: readonly Passage[]): string[] {
  const found: string[] = [];
  const captured = readConnections(folder, records);
  for (const [port, expected] of byPort(passages)) {
    const actual = captured.get(port) ?? [];
    if (actual.length !== expected.length) {
      found.push(`port ${port}: ${actual.length} connections were captured of ${expected.length}`);
      continue;
    }
    expected.forEach((passage, index) => {
      const one = actual[index];
      if (one !== undefined) found.push(...compare(passage, one));
    });
  }
  return found;
}

function compare(passage: Passage, one: Captured): string[] {
  const what = `port ${passage.port}, ${passage.sent} bytes`;
  if (passage.ending === 'reset')
    return one.inBytes > passage.sent ? [`${what}: ${one.inBytes} were captured`] : [];
  const found: string[] = [];
  if (one.in.digest('hex') !== passage.sentDigest) found.push(`${what}: what was captured coming in differs`);
  if (one.out.digest('hex') !== passage.receivedDigest)
    found.push(`${what}: what was captured going out differs`);
  if (passage.sentDigest !== passage.receivedDigest) found.push(`${what}: the echo differs`);
  return found;
}

function byPort(passages: readonly Passage[]): Map<number, Passage[]> {
  const ports = new Map<number, Passage[]>();
  for (const passage of passages) {
    const list = ports.get(passage.port) ?? [];
    list.push(passage);
    ports.set(passage.port, list);
  }
  return ports;
}

/** The connections of each remote port, in the order in which they were opened. */
function readConnections(folder: string, records: number): Map<number, Captured[]> {
  const ports = new Map<number, Captured[]>();
  const connections = new Map<number, Captured>();
  const reader = openReader(folder);
  for (const { kind, connection, memory, start, length } of reader.records(0, records)) {
    if (memory === null) continue;
    const bytes = memory.subarray(start, start + length);
    if (kind === kindCodes.opened) {
      const { remote } = JSON.parse(bytes.toString()) as { remote: { port: number } };
      const one = {
        port: remote.port,
        in: createHash('sha256'),
        out: createHash('sha256'),
        inBytes: 0,
        outBytes: 0,
      };
      connections.set(connection, one);
      const list = ports.get(remote.port) ?? [];
      list.push(one);
      ports.set(remote.port, list);
    }
    const one = connections.get(connection);
    if (one === undefined) continue;
    if (kind === kindCodes.in) {
      one.in.update(bytes);
      one.inBytes += length;
    } else if (kind === kindCodes.out) {
      one.out.update(bytes);
      one.outBytes += length;
    }
  }
  reader.close();
  return ports;
}

import { formatBytes } from '../../../shared/bytes/format';
import type { FramesStatus } from './frames';

/** `1,204 · 3 faults`, and how far cutting has come while it goes on. `null`: the engine has not told it yet. */
export function framesWords(status: FramesStatus | null): string {
  if (status === null) return '…';
  const { state, frames, faults, framed, of } = status;
  const count = (number: number): string => number.toLocaleString('en');
  const words = [count(frames)];
  if (faults > 0) words.push(faults === 1 ? '1 fault' : `${count(faults)} faults`);
  if (state.kind === 'framing') words.push(`${count(framed)} of ${count(of)} records`);
  return words.join(' · ');
}

/** `37 bytes on 2 connections wait for the end of their frame.`, or `null` when none do. */
export function waitingWords(status: FramesStatus | null): string | null {
  if (status === null || status.pendingBytes === 0) return null;
  const { pendingBytes, pendingStreams } = status;
  const streams = pendingStreams === 1 ? '' : ` of ${pendingStreams.toLocaleString('en')} streams`;
  const verb = pendingBytes === 1 ? 'waits' : 'wait';
  return `${formatBytes(pendingBytes)}${streams} ${verb} for the end of ${pendingStreams === 1 ? 'a frame' : 'their frames'}.`;
}

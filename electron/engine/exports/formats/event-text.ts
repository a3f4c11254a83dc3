import { explain } from '../../../../shared/explanations';
import { formatAddress } from '../../../../shared/model/address';
import type { LifecycleEvent } from '../../capture/capture';
import { isoTime } from './iso-time';

/** What a lifecycle event says besides its kind, in one line; empty when the kind says all. */
export function eventText(event: LifecycleEvent): string {
  switch (event.kind) {
    case 'listening':
      return `on ${formatAddress(event.address)}`;
    case 'stopped':
      return '';
    case 'connecting':
      return `to ${formatAddress(event.to)}`;
    case 'opened':
      return `local ${formatAddress(event.local)}, peer ${formatAddress(event.remote)}`;
    case 'half-closed':
      return `by ${side(event.by)} (FIN)`;
    case 'closed':
      return event.clean ? '' : 'before the peer finished sending';
    case 'reset':
      return `by ${side(event.by)} (RST)`;
    case 'refused':
      return `from ${formatAddress(event.remote)}: ${explain(event.error).sentence}`;
    case 'error':
      return explain(event.error).sentence;
    case 'rule':
      return `“${event.name}” answers with ${event.reply} ${event.reply === 1 ? 'message' : 'messages'}${ends[event.then]}`;
    case 'expect':
      return `${event.what}: ${outcomes[event.outcome]} after ${event.tookUs / 1_000} ms, expected within ${event.withinMs} ms`;
    case 'sending':
      return `${event.what} “${event.name}” ${event.change} after ${event.sends} sends, ${event.bytes} bytes${event.error === null ? '' : `: ${explain(event.error).sentence}`}`;
    case 'retry':
      return `attempt ${event.attempt} in ${event.inMs} ms`;
    case 'gap':
      return `${event.bytes} bytes in ${event.records} chunks were not captured since ${isoTime(event.since)}: ${explain(event.why).sentence}`;
  }
}

const ends = { stay: '', close: ', then closes', reset: ', then resets' } as const;

const outcomes = {
  passed: 'passed',
  'timed-out': 'not answered',
  ended: 'connection ended',
} as const;

function side(by: 'local' | 'peer'): string {
  return by === 'peer' ? 'the peer' : 'this side';
}

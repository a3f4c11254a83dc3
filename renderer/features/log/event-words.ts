import type { ParleyError } from '../../../shared/errors';
import { formatExactTime, formatTime } from '../../../shared/bytes/format';
import { explain } from '../../../shared/explanations';
import { formatAddress } from '../../../shared/model/address';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EventRow, RowKind } from '../../../shared/model/row';
import { byteCount, countOf } from './row-text';

/** How an event is told: its tone chooses icon and colour, the words say all of it. */
export interface EventWords {
  readonly tone: 'quiet' | 'good' | 'warn' | 'bad';
  readonly words: string;
  /** What it is, where that says more than its tone. */
  readonly icon?: 'rule' | 'passed' | 'failed' | Extract<EventRow, { kind: 'sending' }>['what'] | 'retry';
}

/** One line for a lifecycle event, as seen from the side whose log it stands in. */
export function eventWords(row: EventRow, side: Endpoint['kind']): EventWords {
  const name = row.connection === null ? '' : `#${row.connection}: `;
  switch (row.kind) {
    case 'listening':
      return { tone: 'good', words: `Listening on ${formatAddress(row.address)}` };
    case 'stopped':
      return { tone: 'quiet', words: 'Stopped' };
    case 'connecting':
      return { tone: 'quiet', words: `Connecting to ${formatAddress(row.to)}` };
    case 'opened':
      return {
        tone: 'good',
        words:
          side === 'server'
            ? `Connection #${row.connection ?? ''} opened — from ${formatAddress(row.remote)}`
            : `Connected to ${formatAddress(row.remote)} — from ${formatAddress(row.local)}`,
      };
    case 'half-closed':
      return {
        tone: 'quiet',
        words: `${name}${row.by === 'peer' ? 'the peer' : 'this side'} finished sending (FIN)`,
      };
    case 'closed':
      return row.clean
        ? { tone: 'quiet', words: `${name}closed` }
        : { tone: 'warn', words: `${name}closed before the peer finished sending` };
    case 'reset':
      return row.by === 'peer'
        ? { tone: 'bad', words: `${name}reset by the peer (RST)` }
        : { tone: 'warn', words: `${name}reset by this side (RST)` };
    case 'refused':
      return {
        tone: 'warn',
        words: `Refused ${formatAddress(row.remote)}: ${refusalWords(row.error)}`,
      };
    case 'error':
      return { tone: 'bad', words: `${name}${explain(row.error).sentence}` };
    case 'rule':
      return { tone: 'quiet', words: `${name}${ruleWords(row)}`, icon: 'rule' };
    case 'expect':
      return row.outcome === 'passed'
        ? { tone: 'good', words: `${name}${expectWords(row)}`, icon: 'passed' }
        : { tone: 'bad', words: `${name}${expectWords(row)}`, icon: 'failed' };
    case 'sending':
      return {
        tone: row.change === 'failed' ? 'bad' : 'quiet',
        words: `${name}${sendingWords(row)}`,
        icon: row.what,
      };
    case 'retry':
      return {
        tone: 'warn',
        words: `Connecting again in ${inSeconds(row.inMs)}, attempt ${row.attempt}`,
        icon: 'retry',
      };
    case 'gap':
      return { tone: 'bad', words: `${name}${gapWords(row)}` };
    case 'damaged':
      return { tone: 'bad', words: `${name}${damagedWords(row.was, row.length)}` };
  }
}

/** Why a peer was not let in, behind its address: shorter than the error's sentence, which names the address again. */
function refusalWords(error: ParleyError): string {
  switch (error.code) {
    case 'peer_not_allowed':
      return 'not on the list of allowed peers';
    case 'too_many_connections':
      return `${countOf(error.details.cap, 'connection is', 'connections are')} open, the most there may be`;
    default:
      return explain(error).sentence;
  }
}

/** `12:31:04–12:31:16`, or the one time when both are in the same second. */
function timeSpan(from: number, to: number): string {
  const [begin, end] = [from, to].map((at) => formatTime(at).slice(0, 'hh:mm:ss'.length));
  return begin === end ? `${begin}` : `${begin}–${end}`;
}

function ruleWords({ name, reply, then }: Extract<EventRow, { kind: 'rule' }>): string {
  const end = { stay: '', close: ', then closes', reset: ', then resets' }[then];
  return `Rule “${name}” answers with ${countOf(reply, 'message', 'messages')}${end}`;
}

function expectWords(row: Extract<EventRow, { kind: 'expect' }>): string {
  const took = `${(row.tookUs / 1_000).toLocaleString('en')} ms`;
  switch (row.outcome) {
    case 'passed':
      return `Passed: ${row.what} came after ${took}`;
    case 'timed-out':
      return `Failed: ${row.what} did not come within ${row.withinMs.toLocaleString('en')} ms`;
    case 'ended':
      return `Failed: the connection ended after ${took}, before ${row.what} came`;
  }
}

function sendingWords(row: Extract<EventRow, { kind: 'sending' }>): string {
  const what = { file: 'File', repeat: 'Repetition', sequence: 'Sequence' }[row.what];
  const sent = `${byteCount(row.bytes)} in ${countOf(row.sends, 'message', 'messages')}`;
  const why = row.error === null ? '' : ` ${explain(row.error).sentence}`;
  return `${what} “${row.name}” ${row.change}${row.change === 'started' ? '' : `, ${sent}`}.${why}`;
}

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toLocaleString('en')} s`;
}

function gapWords(row: Extract<EventRow, { kind: 'gap' }>): string {
  const what = `${byteCount(row.bytes)} in ${countOf(row.records, 'chunk', 'chunks')}`;
  return `Not captured: ${what}, ${timeSpan(row.since, row.at)}. ${explain(row.why).sentence}`;
}

function damagedWords(was: RowKind, length: number): string {
  const end = 'Its part of the file on disk is damaged.';
  if (was === 'in') return `${byteCount(length)} received, which cannot be shown. ${end}`;
  if (was === 'out') return `${byteCount(length)} sent, which cannot be shown. ${end}`;
  return `An event (${was}), of which nothing more can be shown. ${end}`;
}

/** A named value of a record. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What an event's record holds beyond its line. */
export function eventFields(row: EventRow): readonly Field[] {
  switch (row.kind) {
    case 'listening':
      return [{ name: 'Address', value: formatAddress(row.address) }];
    case 'connecting':
      return [{ name: 'To', value: formatAddress(row.to) }];
    case 'opened':
      return [
        { name: 'Local address', value: formatAddress(row.local) },
        { name: 'Peer', value: formatAddress(row.remote) },
      ];
    case 'half-closed':
      return [{ name: 'Finished by', value: row.by === 'peer' ? 'the peer' : 'this side' }];
    case 'closed':
      return [{ name: 'Both sides finished', value: row.clean ? 'yes' : 'no' }];
    case 'reset':
      return [{ name: 'Reset by', value: row.by === 'peer' ? 'the peer' : 'this side' }];
    case 'refused':
      return [{ name: 'Peer', value: formatAddress(row.remote) }, ...errorFields(row.error)];
    case 'error':
      return errorFields(row.error);
    case 'rule':
      return [
        { name: 'Rule', value: row.name },
        { name: 'Messages', value: String(row.reply) },
        { name: 'Then', value: row.then },
      ];
    case 'expect':
      return [
        { name: 'Expected', value: row.what },
        { name: 'Within', value: `${row.withinMs} ms` },
        { name: 'Took', value: `${row.tookUs / 1_000} ms` },
      ];
    case 'sending':
      return [
        { name: 'What', value: row.what },
        { name: 'Name', value: row.name },
        { name: 'Sent', value: `${byteCount(row.bytes)} in ${countOf(row.sends, 'message', 'messages')}` },
        ...(row.error === null ? [] : errorFields(row.error)),
      ];
    case 'retry':
      return [
        { name: 'Attempt', value: String(row.attempt) },
        { name: 'Wait', value: `${row.inMs} ms` },
      ];
    case 'gap':
      return [
        { name: 'From', value: formatExactTime(row.since) },
        { name: 'To', value: formatExactTime(row.at) },
        {
          name: 'Not captured',
          value: `${byteCount(row.bytes)} in ${countOf(row.records, 'chunk', 'chunks')}`,
        },
        ...errorFields(row.why),
      ];
    case 'damaged':
      return [
        { name: 'Was', value: row.was },
        { name: 'Length', value: byteCount(row.length) },
      ];
    case 'stopped':
      return [];
  }
}

function errorFields(error: ParleyError): readonly Field[] {
  return [
    { name: 'Code', value: error.code },
    { name: 'Next step', value: explain(error).next },
  ];
}

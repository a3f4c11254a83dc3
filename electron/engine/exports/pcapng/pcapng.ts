import { formatBytes } from '../../../../shared/bytes/format';
import { explain } from '../../../../shared/explanations';
import type { LifecycleEvent } from '../../capture/capture';
import type { StoredRecord } from '../../capture/reader';
import { isChunkCode, kindCodes } from '../../capture/record-kinds';
import type { PieceSink } from '../formats/piece-sink';
import {
  endpointName,
  missingWords,
  payloadOf,
  type FileFacts,
  type FileFormat,
  type RecordWriter,
} from '../formats/record-writer';
import { eventOf } from '../formats/stored-event';
import { enhancedPacket, interfaceDescription, sectionHeader } from './blocks';
import { createEnds } from './ends';
import { Flow } from './flow';

type Opened = Extract<LifecycleEvent, { kind: 'opened' }>;

/**
 * Packets for Wireshark and its like. Parley sees sockets, not packets: payload, order, times and ends are as recorded,
 * everything else (handshake, sequence numbers, acknowledgements, sizes of segments) is made to fit, and comments say so.
 */
export const pcapng: FileFormat = {
  extension: 'pcapng',
  type: 'application/octet-stream',
  // A connection's addresses stand in its first record, wherever that is.
  lead: Infinity,
  tail: 0,
  opening: '',
  create: (sink, facts) => new PcapngWriter(sink, facts),
};

const about =
  'Written by Parley from what its sockets sent and received, not from packets. Payload, order, times, addresses and ports are as recorded. ' +
  'Handshakes, sequence and acknowledgement numbers, pure ACKs, windows and the sizes of segments are synthesized.';
const aboutSelection =
  ' Rows were left out by a filter or a selection: sequence numbers count the payload in this file only.';

class PcapngWriter implements RecordWriter {
  readonly #sink: PieceSink;
  readonly #facts: FileFacts;
  readonly #ends = createEnds();
  readonly #interfaces = new Map<number, number>();
  readonly #flows = new Map<number, Flow>();
  /** What the next packet must say, whichever connection it belongs to. */
  #missing: string[] = [];
  /** Connections whose opening was passed, and of which nothing was written yet. */
  readonly #opened = new Map<number, Opened>();

  constructor(sink: PieceSink, facts: FileFacts) {
    this.#sink = sink;
    this.#facts = facts;
    sink.bytes(sectionHeader(facts.program, facts.complete ? about : about + aboutSelection));
  }

  pass(record: StoredRecord): void {
    const { connection, kind } = record;
    if (kind === kindCodes.opened) {
      const event = eventOf(record);
      if (event?.kind === 'opened') this.#opened.set(connection, event);
    } else if (kind === kindCodes.closed || kind === kindCodes.reset) {
      this.#opened.delete(connection);
      this.#flows.delete(connection);
    }
  }

  add(record: StoredRecord): void {
    // What is told of an endpoint alone, such as that it listens, is no segment of any connection.
    if (record.connection === 0) return;
    if (isChunkCode(record.kind)) return this.#addChunk(record);
    const event = eventOf(record);
    if (event === null) return;
    this.#addEvent(record, event);
  }

  missing(from: number, count: number): void {
    this.#missing.push(`${missingWords(from, count)}; sequence numbers do not count their payload.`);
  }

  flush(): void {
    // Every record is written at once.
  }

  #addChunk(record: StoredRecord): void {
    const flow = this.#flow(record);
    const payload = payloadOf(record);
    if (payload === null) {
      flow.comment(
        `Record ${record.seq}, ${formatBytes(record.length)}, is damaged on disk and missing here; sequence numbers do not count it.`,
      );
      return;
    }
    flow.data(record.at, record.kind === kindCodes.in ? 'peer' : 'local', payload);
  }

  #addEvent(record: StoredRecord, event: LifecycleEvent): void {
    const { at, connection } = record;
    switch (event.kind) {
      case 'opened':
        this.#begin(record, event, 'Handshake synthesized');
        return;
      case 'half-closed':
        return this.#flow(record).finish(at, event.by);
      case 'closed': {
        const flow = this.#flow(record);
        for (const side of event.clean ? (['local', 'peer'] as const) : (['local'] as const)) {
          if (!flow.finished(side))
            flow.comment('FIN synthesized where the end of the connection was recorded.');
          flow.finish(at, side);
        }
        this.#flows.delete(connection);
        return;
      }
      case 'reset':
        this.#flow(record).reset(at, event.by);
        this.#flows.delete(connection);
        return;
      case 'gap':
        return this.#flow(record).comment(
          `Missing here: ${formatBytes(event.bytes)} of both directions, in ${event.records} chunks, that were not captured. ${explain(event.why).sentence} Sequence numbers do not count them.`,
        );
      case 'error':
        return this.#flow(record).comment(explain(event.error).sentence);
      default:
        return;
    }
  }

  /** The flow of a record's connection; one that has none here yet begins with a handshake of its own. */
  #flow(record: StoredRecord): Flow {
    const known = this.#flows.get(record.connection);
    if (known !== undefined) return known;
    const why =
      'The opening of this connection is not in this file; handshake and first sequence numbers synthesized';
    return this.#begin(record, this.#opened.get(record.connection) ?? null, why);
  }

  #begin({ at, connection, endpoint }: StoredRecord, opened: Opened | null, why: string): Flow {
    this.#opened.delete(connection);
    const { local, peer, note } =
      opened === null
        ? this.#ends.unknown(connection)
        : this.#ends.of(connection, opened.local, opened.remote);
    const opener = this.#facts.clients.has(endpoint) ? 'local' : 'peer';
    const place = this.#interface(endpoint);
    const flow = new Flow({ connection, local, peer, opener }, (when, inbound, comment, packet) => {
      const words = [...this.#missing.splice(0), ...(comment === null ? [] : [comment])].join('\n');
      const facts = { interface: place, at: when, inbound, comment: words === '' ? null : words };
      this.#sink.bytes(enhancedPacket(facts, packet));
    });
    flow.comment(`Connection #${connection} of ${endpointName(this.#facts, endpoint)}. ${why}.`);
    if (note !== null) flow.comment(note);
    flow.open(at);
    this.#flows.set(connection, flow);
    return flow;
  }

  /** Each endpoint is an interface, described where its first packet comes. */
  #interface(endpoint: number): number {
    const known = this.#interfaces.get(endpoint);
    if (known !== undefined) return known;
    const place = this.#interfaces.size;
    const kind = this.#facts.clients.has(endpoint) ? 'client' : 'server';
    this.#sink.bytes(interfaceDescription(endpointName(this.#facts, endpoint), `A ${kind} of Parley`));
    this.#interfaces.set(endpoint, place);
    return place;
  }
}

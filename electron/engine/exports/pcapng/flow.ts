import { flag, MAX_PAYLOAD_BYTES, tcpPacket, type PacketEnd } from './tcp-packet';

/** The two ends of a connection: Parley's own, and the peer's. */
export type Side = 'local' | 'peer';

/** Takes the packets of a flow, in order. */
export type SendPacket = (at: number, inbound: boolean, comment: string | null, packet: Uint8Array) => void;

/** What a flow is made of. */
export interface FlowSetup {
  /** Number of the connection: its sequence numbers follow from it. */
  readonly connection: number;
  readonly local: PacketEnd;
  readonly peer: PacketEnd;
  /** Who sent the first SYN. */
  readonly opener: Side;
}

interface End {
  readonly at: PacketEnd;
  /** Sequence number of its next byte. */
  next: number;
  /** Bytes that it sent since the other side last said how far it had read. */
  unacknowledged: number;
  finished: boolean;
}

/** A receiver acknowledges at the latest every so many bytes: two full packets, as RFC 9293 §3.8.6.3 asks. */
const ACKNOWLEDGE_BYTES = 2 * MAX_PAYLOAD_BYTES;
const SEQUENCE_SPACE = 0x1_0000_0000;
const NOTHING = new Uint8Array();

const other = (side: Side): Side => (side === 'local' ? 'peer' : 'local');

/**
 * The initial sequence number of one side of a connection. Two connections that use the same ports one after the other must
 * differ in it, or the second would look like a repetition of the first. (Knuth's multiplicative hash.)
 */
export function initialSequence(connection: number, side: Side): number {
  return Math.imul(connection * 2 + (side === 'local' ? 0 : 1), 0x9e37_79b1) >>> 0;
}

/** The packets of one TCP connection: what its segments may have been, made from what was sent, received and told of it. */
export class Flow {
  readonly #ends: Readonly<Record<Side, End>>;
  readonly #opener: Side;
  readonly #send: SendPacket;
  #comments: string[] = [];

  constructor({ connection, local, peer, opener }: FlowSetup, send: SendPacket) {
    const end = (side: Side, at: PacketEnd): End => ({
      at,
      next: initialSequence(connection, side),
      unacknowledged: 0,
      finished: false,
    });
    this.#ends = { local: end('local', local), peer: end('peer', peer) };
    this.#opener = opener;
    this.#send = send;
  }

  /** Says something in the comment of the next packet. */
  comment(text: string): void {
    this.#comments.push(text);
  }

  /** SYN, SYN and ACK, ACK. */
  open(at: number): void {
    this.#packet(at, this.#opener, flag.syn, NOTHING);
    this.#packet(at, other(this.#opener), flag.syn | flag.ack, NOTHING);
    this.#packet(at, this.#opener, flag.ack, NOTHING);
  }

  /** The bytes that one side sent, in as many packets as they need. The other side acknowledges them now and then. */
  data(at: number, side: Side, bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += MAX_PAYLOAD_BYTES) {
      const payload = bytes.subarray(from, from + MAX_PAYLOAD_BYTES);
      const last = from + payload.length === bytes.length;
      this.#packet(at, side, flag.ack | (last ? flag.push : 0), payload);
      if (this.#ends[side].unacknowledged >= ACKNOWLEDGE_BYTES)
        this.#packet(at, other(side), flag.ack, NOTHING);
    }
  }

  /** One side has no more to send: FIN, and the other side's ACK. Saying it twice changes nothing. */
  finish(at: number, side: Side): void {
    if (this.#ends[side].finished) return;
    this.#ends[side].finished = true;
    this.#packet(at, side, flag.fin | flag.ack, NOTHING);
    this.#packet(at, other(side), flag.ack, NOTHING);
  }

  /** True once this side has sent FIN. */
  finished(side: Side): boolean {
    return this.#ends[side].finished;
  }

  /** One side breaks the connection off. */
  reset(at: number, side: Side): void {
    this.#packet(at, side, flag.reset | flag.ack, NOTHING);
  }

  #packet(at: number, side: Side, flags: number, payload: Uint8Array): void {
    const from = this.#ends[side];
    const to = this.#ends[other(side)];
    const acknowledges = (flags & flag.ack) !== 0;
    const ack = acknowledges ? to.next : 0;
    const packet = tcpPacket(from.at, to.at, { seq: from.next, ack, flags, payload });
    if (acknowledges) to.unacknowledged = 0;
    const taken = payload.length + ((flags & (flag.syn | flag.fin)) === 0 ? 0 : 1);
    from.next = (from.next + taken) % SEQUENCE_SPACE;
    from.unacknowledged += payload.length;
    const comment = this.#comments.length === 0 ? null : this.#comments.join('\n');
    this.#comments = [];
    this.#send(at, side === 'peer', comment, packet);
  }
}

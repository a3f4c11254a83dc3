import type { ReplyLine } from '../answering/reply-line';
import type { LifecycleEvent } from '../capture/capture';

/** The way back to the peer. May be used at any later time; what comes after our FIN is dropped. */
export interface Reply {
  /**
   * Sends bytes that answer what was received: no more is read while they wait; what the same round of the event loop had read
   * already still comes. They must not be changed afterwards.
   */
  write(bytes: Uint8Array): void;
  /** Sends bytes, and goes on reading meanwhile. They must not be changed afterwards. */
  push(bytes: Uint8Array): void;
  /** Sends FIN after everything that was written. */
  finish(): void;
  /** Bytes that were written and that the system has not taken yet. */
  readonly queued: number;
}

/** The way back to the peer, with all that a connection can be asked to do. */
export interface ConnectionReply extends Reply {
  /** Reads no more from the peer until everything that was written is taken, and so much waits in the line no more. */
  rest(): void;
  /** Reads on, unless something that was written is not taken yet or too much waits in the line. */
  resume(): void;
  /** Ends the connection in good manners, after everything that was written. */
  close(): void;
  /** Sends RST, as soon as the system has taken everything that was written. */
  reset(): void;
  /** `bytes` of replies wait for their time. `full`: so many that no more is read from the peer. */
  hold(bytes: number, full: boolean): void;
  /** Tells in the log what the responder did, or what went wrong. */
  record(event: LifecycleEvent): void;
  /** Replies that wait for their time: there is one line, whichever responder the connection has. */
  readonly line: ReplyLine;
  /** True while something waits there, or an end was put there. */
  readonly waits: boolean;
}

/** What an endpoint does with what one connection's peer sends. One instance a connection. */
export interface Responder {
  /** The connection opened, or this responder took over. */
  opened?(): void;
  /** Called for each chunk that was read at `at` (µs), in order. */
  received(bytes: Uint8Array, at: number): void;
  /** The system has taken all that was written, and more may wait in the line. */
  drained?(): void;
  /** The peer sent FIN: nothing more will be received. */
  peerFinished(): void;
  /** The connection ended or another responder takes over: end timers here. */
  dispose(): void;
}

/** Makes a connection's responder. */
export type MakeResponder = (reply: ConnectionReply) => Responder;

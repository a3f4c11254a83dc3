/** The way back to the peer. May be used at any later time; what comes after our FIN is dropped. */
export interface Reply {
  /** Sends bytes. They must not be changed afterwards. */
  write(bytes: Uint8Array): void;
  /** Sends FIN after everything that was written. */
  finish(): void;
}

/** What a server does with what one connection's peer sends. One instance a connection. */
export interface Responder {
  /** Called for each chunk that was read, in order. */
  received(bytes: Uint8Array): void;
  /** The peer sent FIN: nothing more will be received. */
  peerFinished(): void;
  /** The connection ended or another responder takes over: end timers here. */
  dispose(): void;
}

/** Makes a connection's responder. */
export type MakeResponder = (reply: Reply) => Responder;

import { errorOf, succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import type { ConnectionId } from '../../../shared/model/ids';
import type { TcpConnection } from '../connection';

/** Whom a sending goes to. */
export interface Recipients {
  /** Those that can be sent to now. */
  readonly members: readonly TcpConnection[];
  /** True for a group, which others may join: that nobody is there now is then no end. */
  readonly lasting: boolean;
  /** Sends to all members; fails when it reached nobody. */
  send(bytes: Uint8Array): Outcome<unknown>;
  /** True when what was sent last is with the system for at least one member: the others may lag behind it. */
  readonly ready: boolean;
  /** Calls back once they are ready, or have ended, but never within this call. */
  whenReady(run: () => void): () => void;
  /** Calls back when nothing can be sent to them any more, ever; for a group that may grow again it never does. */
  onEnd(run: (error: ParleyError) => void): () => void;
}

/** One connection: what goes wrong with it goes wrong with the sending. */
export function oneRecipient(connection: TcpConnection): Recipients {
  const members = [connection];
  return {
    members,
    lasting: false,
    send: (bytes) => connection.sendNow(bytes),
    get ready() {
      return isReady(members);
    },
    whenReady: (run) => whenReady(members, run),
    onEnd: (run) => connection.watch({ ended: run }),
  };
}

/**
 * Several connections, at the pace of the fastest. One that lags so far behind that no more may wait for it is left out from then on,
 * and the log says so; the others go on. `candidates` may grow and shrink; `name` is that of their server.
 */
export function groupOfRecipients(candidates: () => readonly TcpConnection[], name: string): Recipients {
  const leftOut = new Set<ConnectionId>();
  const members = (): TcpConnection[] =>
    candidates().filter((connection) => connection.canSend && !leftOut.has(connection.id));
  return {
    get members() {
      return members();
    },
    lasting: true,
    send(bytes) {
      let reached = 0;
      let error = errorOf('no_connections', { name });
      for (const connection of members()) {
        const sent = connection.sendNow(bytes);
        if (sent.ok) reached += 1;
        else {
          ({ error } = sent);
          leftOut.add(connection.id);
          connection.note(error);
        }
      }
      return reached === 0 ? { ok: false, error } : succeed({});
    },
    get ready() {
      return isReady(members());
    },
    whenReady: (run) => whenReady(members(), run),
    onEnd: () => () => undefined,
  };
}

/** Nobody to wait for is no reason to wait. */
function isReady(members: readonly TcpConnection[]): boolean {
  return members.length === 0 || members.some(({ unsent }) => unsent === 0);
}

function whenReady(members: readonly TcpConnection[], run: () => void): () => void {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    for (const unwatch of unwatches) unwatch();
  };
  // Not within the socket's own call: whoever sends at once would send from inside of the sending.
  const settle = (): void => {
    if (stopped) return;
    stop();
    queueMicrotask(() => {
      if (!cancelled) run();
    });
  };
  let cancelled = false;
  let left = members.length;
  const unwatches = members.map((connection) =>
    connection.watch({
      handed: () => {
        if (connection.unsent === 0) settle();
      },
      ended: () => {
        left -= 1;
        if (left === 0) settle();
      },
    }),
  );
  if (isReady(members)) settle();
  return () => {
    cancelled = true;
    stop();
  };
}

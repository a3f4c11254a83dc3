import { parentPort, workerData, type Transferable } from 'node:worker_threads';

/** A thread as it sees itself. */
export interface OwnThread<Data, Received, Sent> {
  /** What it was started with. */
  readonly data: Data;
  post(message: Sent, transfer?: readonly Transferable[]): void;
  /** Calls back for each message; while it listens, the thread lives. */
  listen(listener: (message: Received) => void): void;
  /** Listens no more: the thread ends when what it is doing is done. */
  close(): void;
}

/** The thread that this runs in; throws in the first one of a process, which nobody started. */
export function ownThread<Data, Received, Sent>(): OwnThread<Data, Received, Sent> {
  const port = parentPort;
  if (port === null) throw new Error('not in a thread');
  return {
    data: workerData as Data,
    post: (message, transfer = []) => port.postMessage(message, transfer),
    listen: (listener) => void port.on('message', listener),
    close: () => port.close(),
  };
}

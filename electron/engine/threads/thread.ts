import { Worker, type Transferable } from 'node:worker_threads';

/** The threads that are built: `<name>.cjs` in their folder, from `electron/engine/threads/<name>.ts`. */
export type ThreadName = 'scan' | 'write' | 'frame';

/** A running thread, seen from the one that started it. */
export interface Thread<Sent> {
  post(message: Sent, transfer?: readonly Transferable[]): void;
  /** Ends it at once, even in the midst of a computation. Resolves when it is gone; ending it again is no error. */
  end(): Promise<void>;
}

/** Who is told of a thread. */
export interface ThreadListener<Received> {
  received(message: Received): void;
  /** It ended without being told to: what it threw, or `null` when it had nothing left to do. */
  ended(cause: unknown): void;
}

/**
 * Starts a thread. Every message and its end are told to the listener until `end` is called; nothing is told afterwards.
 * `threads`: folder of the built threads, as a `file:` URL that ends in `/`. `data`: what `ownThread` gives over there.
 */
export function startThread<Sent, Received>(
  threads: URL,
  name: ThreadName,
  data: unknown,
  listener: ThreadListener<Received>,
): Thread<Sent> {
  // Options of this process, such as loaders and inspectors, are not for the built thread.
  const worker = new Worker(new URL(`${name}.cjs`, threads), { name, workerData: data, execArgv: [] });
  let over = false;
  let cause: unknown = null;
  worker.on('message', (message: Received) => {
    if (!over) listener.received(message);
  });
  // A thread that throws ends: `exit` follows and is told once.
  worker.on('error', (thrown: unknown) => {
    cause = thrown;
  });
  worker.on('exit', () => {
    if (over) return;
    over = true;
    listener.ended(cause);
  });
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    end: async () => {
      over = true;
      await worker.terminate();
    },
  };
}

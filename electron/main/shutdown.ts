/** What ends when the app does. */
export interface Shutdown {
  /** Ends the engine; may take as long as its own bound, and may fail. */
  stop(): Promise<void>;
  /** Ends the program at once. */
  exit(code: number): void;
  /** Told when stopping failed or ran out of time; the program ends all the same. */
  report(problem: unknown): void;
  /** Time that `stop` has, in ms. */
  readonly limitMs: number;
}

/**
 * A listener for `before-quit` that holds the quit until the engine has let go of its sockets, at most `limitMs`. More
 * quits meanwhile change nothing. Exits with 0, or 1 when stopping failed or took too long.
 */
export function holdQuit(shutdown: Shutdown): (event: { preventDefault(): void }) => void {
  let state: 'running' | 'stopping' = 'running';
  return (event) => {
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void endIn(shutdown).then(shutdown.exit);
  };
}

async function endIn({ stop, report, limitMs }: Shutdown): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The engine did not stop within ${limitMs} ms.`)), limitMs);
  });
  try {
    await Promise.race([stop(), late]);
    return 0;
  } catch (problem) {
    report(problem);
    return 1;
  } finally {
    clearTimeout(timer);
  }
}

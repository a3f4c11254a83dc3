/** The part of `process` that delivers signals. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
}

/** Numbers of signal(7): a shell reports a program that a signal ended as 128 plus the number. */
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** The first signal stops cleanly, which `stop` does in a bounded time; a second one exits at once. */
export function stopOnSignals(
  source: SignalSource,
  stop: () => Promise<void>,
  exit: (code: number) => void,
): void {
  let stopping = false;
  for (const [name, number] of Object.entries(signals)) {
    source.on(name as NodeJS.Signals, () => {
      if (stopping) return exit(128 + number);
      stopping = true;
      void stop().then(
        () => exit(0),
        () => exit(1),
      );
    });
  }
}

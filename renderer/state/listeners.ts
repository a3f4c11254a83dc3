/** Those who listen to a store, as `useSyncExternalStore` wants it. */
export interface Listeners {
  /** True while somebody listens. */
  readonly any: boolean;
  /** Calls back at each change until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Calls all of them; who comes or goes meanwhile changes nothing for this once. */
  tell(): void;
}

/** A store that works only while somebody listens does so between `begin`, at the first, and `end`, when the last has gone. */
export function createListeners(
  begin: () => void = () => undefined,
  end: () => void = () => undefined,
): Listeners {
  const listeners = new Set<() => void>();
  return {
    get any() {
      return listeners.size > 0;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) begin();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) end();
      };
    },
    tell() {
      for (const listener of [...listeners]) listener();
    },
  };
}

/** Calls back later, unless the returned function is called first. Replaced in specs. */
export interface Timers {
  after(milliseconds: number, run: () => void): () => void;
  /** Once what sockets have to say was heard: as soon as is fair to them. */
  soon(run: () => void): () => void;
}

export const nodeTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  soon(run) {
    const immediate = setImmediate(run);
    return () => clearImmediate(immediate);
  },
};

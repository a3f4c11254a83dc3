/** Counts changes for the notices, and tells sessions that there is something to say. Cheap: called for every chunk. */
export class Changes {
  #endpoints = 0;
  #connections = 0;
  #tasks = 0;
  #listeners: readonly (() => void)[] = [];

  /** How often any endpoint changed so far. */
  get endpoints(): number {
    return this.#endpoints;
  }

  /** How often any connection changed so far. */
  get connections(): number {
    return this.#connections;
  }

  /** How often a filter, an export, a recording or the list of captures had news so far. */
  get tasks(): number {
    return this.#tasks;
  }

  /** A filter, an export or a recording came further, or the list of captures changed. */
  taskChanged(): void {
    this.#tasks += 1;
    this.#tell();
  }

  /** An endpoint came, went, or has other settings or another state. */
  endpointChanged(): void {
    this.#endpoints += 1;
    this.#tell();
  }

  /** A connection came, went, changed its state or moved bytes; the totals of its endpoint changed with it. */
  connectionChanged(): void {
    this.#connections += 1;
    this.endpointChanged();
  }

  /** Calls back at each change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Those who want to be told of something. */
export class Listeners {
  private readonly listeners = new Set<() => void>();

  /** Calls back at each {@link tell} until the returned function is called. */
  add(listener: () => void): () => void {
    const own = (): void => listener();
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

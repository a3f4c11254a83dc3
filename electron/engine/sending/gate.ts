/** A place that can be closed: who comes to it waits until it is open. */
export class Gate {
  #state: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  close(): void {
    if (this.#state !== null) return;
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    this.#state = { opened, open };
  }

  open(): void {
    this.#state?.open();
    this.#state = null;
  }

  /** Resolves when it is open; `null` while it is, so that nobody need wait. */
  get passage(): Promise<void> | null {
    return this.#state?.opened ?? null;
  }
}

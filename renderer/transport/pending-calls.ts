/** Calls that wait for their outcome, each under the number it was sent with. */
export interface PendingCalls {
  /** A number never used before, and the promise of its outcome. */
  open(): { readonly id: number; readonly outcome: Promise<unknown> };
  /** Settles one call. An unknown number (its call was given up) is ignored. */
  settle(id: number, outcome: unknown): void;
  /** Rejects all that wait: their answers cannot come any more. */
  rejectAll(reason: Error): void;
}

export function createPendingCalls(): PendingCalls {
  const waiting = new Map<number, { resolve: (outcome: unknown) => void; reject: (reason: Error) => void }>();
  let next = 0;
  return {
    open() {
      const id = (next += 1);
      const outcome = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      return { id, outcome };
    },
    settle(id, outcome) {
      waiting.get(id)?.resolve(outcome);
      waiting.delete(id);
    },
    rejectAll(reason) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const call of all) call.reject(reason);
    },
  };
}

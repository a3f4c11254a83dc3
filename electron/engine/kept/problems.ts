import type { ParleyError } from '../../../shared/errors';

/** What is wrong with the files that are kept between runs, at most one error for each subject. */
export class Problems {
  readonly #bySubject = new Map<string, ParleyError>();
  readonly #changed: () => void;

  /** `changed` is called whenever the list is another one. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** In the order in which their subjects first went wrong. */
  get list(): readonly ParleyError[] {
    return [...this.#bySubject.values()];
  }

  /** What is wrong with a subject now; `null`: nothing (any more). */
  set(subject: string, error: ParleyError | null): void {
    if (error === null) {
      if (this.#bySubject.delete(subject)) this.#changed();
      return;
    }
    if (isSame(this.#bySubject.get(subject), error)) return;
    this.#bySubject.set(subject, error);
    this.#changed();
  }
}

function isSame(one: ParleyError | undefined, other: ParleyError): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

import type { Characters, ReadCharacters } from './characters';

/** What was read of one input so far: many conditions that are tried on it read it once. Good for that input alone. */
export class Readings {
  readonly #input: Uint8Array;
  readonly #known = new Map<ReadCharacters, Characters>();

  constructor(input: Uint8Array) {
    this.#input = input;
  }

  /** The input as these characters. */
  as(read: ReadCharacters): Characters {
    const known = this.#known.get(read);
    if (known !== undefined) return known;
    const made = read(this.#input);
    this.#known.set(read, made);
    return made;
  }
}

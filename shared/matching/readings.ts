import type { Characters, ReadCharacters } from './characters';

/** What was read of one input so far: many conditions that are tried on it read it once. Good for that input alone. */
export class Readings {
  readonly #input: Uint8Array;
  /** Nearly always there is no more than one kind: the map is for the others. */
  #first: ReadCharacters | null = null;
  #characters: Characters | null = null;
  #others: Map<ReadCharacters, Characters> | null = null;

  constructor(input: Uint8Array) {
    this.#input = input;
  }

  /** The input as these characters. */
  as(read: ReadCharacters): Characters {
    if (this.#characters !== null && this.#first === read) return this.#characters;
    const known = this.#others?.get(read);
    if (known !== undefined) return known;
    const made = read(this.#input);
    if (this.#characters === null) {
      this.#first = read;
      this.#characters = made;
    } else (this.#others ??= new Map<ReadCharacters, Characters>()).set(read, made);
    return made;
  }
}

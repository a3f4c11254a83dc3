/** Where a group is, in UTF-16 units of the text. */
export interface GroupRange {
  readonly start: number;
  readonly end: number;
}

/** What tries one expression. That a text fits is known many times sooner than where, and most texts do not. */
export interface RegexEngine {
  fits(text: string): boolean;
  /** Where all groups of the first match are in a text that fits, by number; `undefined` for one that took no part. */
  ranges(text: string): readonly (GroupRange | undefined)[];
}

/** Where an expression matched, in UTF-16 units of the text. */
export interface RegexMatch extends GroupRange {
  /** The range of a group by number or name; `null` when there is no such group, or it took no part. */
  range(group: string): GroupRange | null;
}

/** A match in a text that fits; its places are looked for when they are asked for. `numbers`: those of its groups, by number and name. */
export function lazyMatch(
  engine: RegexEngine,
  text: string,
  numbers: ReadonlyMap<string, number>,
): RegexMatch {
  return new LazyMatch(engine, text, numbers);
}

class LazyMatch implements RegexMatch {
  readonly #engine: RegexEngine;
  readonly #text: string;
  readonly #numbers: ReadonlyMap<string, number>;
  #ranges: readonly (GroupRange | undefined)[] | null = null;

  constructor(engine: RegexEngine, text: string, numbers: ReadonlyMap<string, number>) {
    this.#engine = engine;
    this.#text = text;
    this.#numbers = numbers;
  }

  get start(): number {
    return this.#at(0)?.start ?? 0;
  }

  get end(): number {
    return this.#at(0)?.end ?? 0;
  }

  range(group: string): GroupRange | null {
    const number = this.#numbers.get(group);
    return number === undefined ? null : (this.#at(number) ?? null);
  }

  #at(number: number): GroupRange | undefined {
    this.#ranges ??= this.#engine.ranges(this.#text);
    return this.#ranges[number];
  }
}

/** Where a group is, in UTF-16 units of the text. */
export interface GroupRange {
  readonly start: number;
  readonly end: number;
}

/** Where the groups of a match are, by number; `undefined` for one that took no part. */
export type GroupRanges = readonly (GroupRange | undefined)[];

/** What tries one expression. */
export interface RegexEngine {
  /**
   * The first match, or `null`. That a text fits is known many times sooner than where, and most texts do not: the ranges of
   * its groups are looked for when they are asked for.
   */
  find(text: string): (() => GroupRanges) | null;
}

/** Where an expression matched, in UTF-16 units of the text. */
export interface RegexMatch extends GroupRange {
  /** The range of a group by number or name; `null` when there is no such group, or it took no part. */
  range(group: string): GroupRange | null;
}

/** A match whose places are looked for once, when they are asked for. `numbers`: those of its groups, by number and name. */
export class LazyMatch implements RegexMatch {
  private readonly look: () => GroupRanges;
  private readonly numbers: ReadonlyMap<string, number>;
  private ranges: GroupRanges | null = null;

  constructor(look: () => GroupRanges, numbers: ReadonlyMap<string, number>) {
    this.look = look;
    this.numbers = numbers;
  }

  get start(): number {
    return this.at(0)?.start ?? 0;
  }

  get end(): number {
    return this.at(0)?.end ?? 0;
  }

  range(group: string): GroupRange | null {
    const number = this.numbers.get(group);
    return number === undefined ? null : (this.at(number) ?? null);
  }

  private at(number: number): GroupRange | undefined {
    this.ranges ??= this.look();
    return this.ranges[number];
  }
}

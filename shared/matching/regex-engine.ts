/** Where a group is, in UTF-16 units of the text. */
export interface GroupRange {
  readonly start: number;
  readonly end: number;
}

/** Where one match is. That a text fits is known many times sooner than where: a place is looked for when it is asked for. */
export interface FoundGroups {
  /** Where a group is, by number, `0` for the whole match; `null` for one that there is not, or that took no part. */
  range(group: number): GroupRange | null;
}

/** What tries one expression. */
export interface RegexEngine {
  /** The first match, or `null`. */
  find(text: string): FoundGroups | null;
}

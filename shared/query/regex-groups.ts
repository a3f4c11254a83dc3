/** The groups of a pattern that capture: how many there are, and the names of those that have one. */
export interface Groups {
  readonly count: number;
  readonly names: ReadonlySet<string>;
}

/** The beginning of a group that captures. Group 1: its name. */
const capturing = /\((?!\?)|\(\?<([A-Za-z_$][\w$]*)>/y;

/** Counts groups ahead of reading the pattern, because it may refer to one that comes later. Takes any text, however wrong. */
export function countGroups(pattern: string): Groups {
  const names = new Set<string>();
  let count = 0;
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    if (inClass || character !== '(') continue;
    capturing.lastIndex = at;
    const found = capturing.exec(pattern);
    if (found === null) continue;
    count += 1;
    if (found[1] !== undefined) names.add(found[1]);
  }
  return { count, names };
}

import type { RegexPattern } from './compiled';
import { byteSource, foldByte } from './compiled';
import { setSource } from './byte-set';
import { read, wrong, type Reading } from './fault';
import { exact, folded, type Term } from './folding';
import { PatternFault, PatternText } from './pattern-text';
import { readClass } from './regex-class';
import { readEscape } from './regex-escape';
import { countGroups, type Groups } from './regex-groups';

/** A part that was read; `repeats`: a quantifier may follow it. */
interface Part extends Term {
  readonly repeats: boolean;
}

const quantifier = /(?:[*+?]|\{(?<least>[0-9]+)(?:(?<comma>,)(?<most>[0-9]+)?)?\})\??/y;
const groupStart = /\?(?:<(?![=!])(?<name>[A-Za-z_$][\w$]*)>|(?<look><?[=!])|:)/y;

/**
 * A JavaScript regular expression (ECMA-262 §22.2.1, without the leniencies of its annex B) translated so that it matches
 * bytes, one character a byte: characters beyond ASCII become their UTF-8, `\s` is ASCII alone, and without `matchCase`
 * only ASCII letters, and characters outside of classes, match in either case. `^` and `$` match at lines too. Otherwise
 * where it is wrong.
 */
export function readRegex(source: string, matchCase: boolean): Reading<RegexPattern> {
  const translator = new Translator(source, !matchCase);
  try {
    const { source: translated, longest } = translator.whole();
    const { edges, looks } = translator;
    return read({
      kind: 'regex',
      source: translated,
      folds: !matchCase,
      longest: looks ? Infinity : longest,
      edges,
      overlaps: false,
    });
  } catch (problem) {
    if (problem instanceof PatternFault) return wrong(problem.fault.position, problem.fault.problem);
    throw problem;
  }
}

class Translator {
  /** True when it looks at the edges of a chunk. */
  edges = false;
  /** True when it looks at bytes around a match. */
  looks = false;
  private readonly text: PatternText;
  private readonly folds: boolean;
  private readonly groups: Groups;
  private readonly names = new Set<string>();

  constructor(source: string, folds: boolean) {
    this.text = new PatternText(source);
    this.folds = folds;
    this.groups = countGroups(source);
  }

  whole(): Term {
    const { text } = this;
    const all = this.alternatives();
    if (!text.done) text.fail(text.at, 'this ) closes nothing; for the character itself write \\)');
    return all;
  }

  private alternatives(): Term {
    let { source, longest } = this.sequence();
    while (this.text.take('|')) {
      const other = this.sequence();
      source += `|${other.source}`;
      longest = Math.max(longest, other.longest);
    }
    return { source, longest };
  }

  private sequence(): Term {
    const { text } = this;
    let source = '';
    let longest = 0;
    while (!text.done && text.next !== '|' && text.next !== ')') {
      const part = this.quantified();
      source += part.source;
      longest += part.longest;
    }
    return { source, longest };
  }

  private quantified(): Term {
    const { text } = this;
    const part = this.part();
    const from = text.at;
    const found = text.match(quantifier);
    if (found === null) return part;
    if (!part.repeats) text.fail(from, 'this repeats nothing; for the character itself put a \\ ahead of it');
    return { source: part.source + found[0], longest: times(part.longest, this.most(found, from)) };
  }

  /** How often a quantifier repeats at most. */
  private most({ 0: whole, groups }: RegExpExecArray, from: number): number {
    if (groups?.['least'] === undefined) return whole.startsWith('?') ? 1 : Infinity;
    const least = Number(groups['least']);
    if (groups['comma'] === undefined) return least;
    const most = groups['most'] === undefined ? Infinity : Number(groups['most']);
    if (most < least) this.text.fail(from, `{${least},${most}} has its larger number first`);
    return most;
  }

  private part(): Part {
    const { text } = this;
    const from = text.at;
    if (text.match(quantifier) !== null)
      text.fail(from, 'this repeats nothing; for the character itself put a \\ ahead of it');
    const character = text.character();
    switch (character) {
      case '(':
        return this.group(from);
      case '[':
        return { source: readClass(text, this.folds), longest: 1, repeats: true };
      case '\\':
        return this.escape(from);
      case '.':
        return { source: '.', longest: 1, repeats: true };
      case '^':
      case '$':
        return this.edge(character);
    }
    return { ...this.literal(character, from), repeats: true };
  }

  private literal(character: string, from: number): Term {
    if (/\p{Surrogate}/u.test(character))
      this.text.fail(from, 'it is half of a character, which UTF-8 cannot carry');
    return this.folds ? folded(character) : exact(character);
  }

  private edge(source: string): Part {
    this.edges = true;
    return { source, longest: 0, repeats: false };
  }

  private escape(from: number): Part {
    const { text } = this;
    const edge = text.match(/[bB]/y)?.[0];
    if (edge !== undefined) return this.edge(`\\${edge}`);
    const reference = text.match(/[1-9][0-9]*/y)?.[0];
    if (reference !== undefined) {
      if (Number(reference) > this.groups.count) text.fail(from, `there is no group ${reference}`);
      // A group of its own, so that a digit that follows is not read as part of the number.
      return { source: `(?:\\${reference})`, longest: Infinity, repeats: true };
    }
    if (text.take('k')) return this.namedReference(from);
    const escape = readEscape(text, from);
    if (escape.kind === 'set') return { source: setSource(escape.set), longest: 1, repeats: true };
    const byte = this.folds ? foldByte(escape.byte) : escape.byte;
    return { source: byteSource(byte), longest: 1, repeats: true };
  }

  private namedReference(from: number): Part {
    const name = this.text.match(/<([^>]*)>/y)?.[1];
    if (name === undefined)
      return this.text.fail(from, '\\k needs the name of a group behind it, such as \\k<name>');
    if (!this.groups.names.has(name)) this.text.fail(from, `there is no group named “${name}”`);
    return { source: `\\k<${name}>`, longest: Infinity, repeats: true };
  }

  private group(from: number): Part {
    const { text } = this;
    const start = text.match(groupStart);
    if (start === null && text.next === '?')
      text.fail(
        from,
        'there is no such kind of group; there are (?:…), (?<name>…), (?=…), (?!…), (?<=…) and (?<!…)',
      );
    const { name, look } = start?.groups ?? {};
    if (name !== undefined) {
      if (this.names.has(name)) text.fail(from, `two groups have the name “${name}”`);
      this.names.add(name);
    }
    const inner = this.alternatives();
    if (!text.take(')')) text.fail(from, 'this ( is never closed; for the character itself write \\(');
    const source = `(${start?.[0] ?? ''}${inner.source})`;
    if (look === undefined) return { source, longest: inner.longest, repeats: true };
    this.edges = true;
    this.looks = true;
    return { source, longest: 0, repeats: false };
  }
}

/** Nothing repeated without end is still nothing. */
function times(length: number, count: number): number {
  return length === 0 || count === 0 ? 0 : length * count;
}

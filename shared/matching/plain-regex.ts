import type { FoundGroups, GroupRange, RegexEngine } from './regex-engine';
import { tokensOf, type Token } from './regex-tokens';

/** A regular expression that JavaScript's own engine may try, many times faster, on texts whose characters are all below U+0100. */
export interface PlainRegex extends RegexEngine {
  /** Steps that it takes at worst in so many characters. */
  worst(characters: number): number;
}

/** A piece in JavaScript's words. `atom`: it is one character, and may be repeated. */
interface Piece {
  readonly kind: 'atom' | 'other';
  readonly text: string;
}

/** What backtracking can try: numbers of repetitions, one entry for each repeat, and how often there is another alternative. */
interface Shape {
  readonly choices: number[];
  atoms: number;
  alternatives: number;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\d', '[0-9]'],
  ['\\D', '[^0-9]'],
  ['\\w', '[0-9A-Za-z_]'],
  ['\\W', '[^0-9A-Za-z_]'],
  ['\\s', '[\\t\\n\\f\\r ]'],
  ['\\S', '[^\\t\\n\\f\\r ]'],
]);
const sameEscape = /^\\(?:[tnrfv!-/:-@[-^`{-~]|x[0-9a-f]{2})$/i;
const simpleClass =
  /^\[\^?(?:[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|\\[dwstnrfv!-/:-@[-^`{-~]|\\x[0-9a-fA-F]{2}|[^\\[\]^-])+-?\]$/;

/**
 * The same expression for JavaScript's own engine, or `null` where it could mean something else there, or backtrack without a bound
 * that is easily told: only single characters are repeated. Takes expressions that RE2 accepts, with case.
 */
export function plainRegex(source: string): PlainRegex | null {
  if (!/^\p{ASCII}*$/u.test(source)) return null;
  const shape: Shape = { choices: [], atoms: 1, alternatives: 0 };
  const tokens = tokensOf(source);
  let text = '';
  let before: Piece['kind'] = 'other';
  for (const token of tokens) {
    const piece: Piece | null = token.kind === 'repeat' ? repeat(token, before, shape) : pieceOf(token);
    if (piece === null) return null;
    if (piece.kind === 'atom') shape.atoms += 1;
    if (piece.text === '|') shape.alternatives += 1;
    text += piece.text;
    before = piece.kind;
  }
  const starts = tokens[0]?.text === '^' && shape.alternatives === 0 ? 1 : Infinity;
  const choices = [...shape.choices, starts];
  const once = shape.atoms * 2 ** shape.alternatives;
  const native = new RegExp(text);
  let exact: RegExp | null = null;
  const places = (input: string): Places => (exact ??= new RegExp(text, 'd')).exec(input)?.indices;
  return {
    find: (input) => {
      const found = native.exec(input);
      return found === null ? null : new PlainGroups(found, places);
    },
    worst: (characters) => choices.reduce((sum, most) => sum * Math.min(most, characters + 1), once),
  };
}

type Places = RegExpIndicesArray | undefined;

/** Where groups are is told by what they captured, as far as that is in the match once: looking again takes several times as long. */
class PlainGroups implements FoundGroups {
  private readonly found: RegExpExecArray;
  private readonly places: (input: string) => Places;

  /** @param places where the groups of an input are, by an expression that tells it */
  constructor(found: RegExpExecArray, places: (input: string) => Places) {
    this.found = found;
    this.places = places;
  }

  range(group: number): GroupRange | null {
    const { found } = this;
    const captured: string | undefined = found[group];
    if (captured === undefined) return null;
    const place = onlyPlace(found[0], captured);
    if (place < 0) return this.exactly(group);
    const start = found.index + place;
    return { start, end: start + captured.length };
  }

  private exactly(group: number): GroupRange | null {
    const place = this.places(this.found.input)?.[group];
    return place === undefined ? null : { start: place[0], end: place[1] };
  }
}

/** Where a part of a text is; -1 when it may be in several places, as nothing is. */
function onlyPlace(text: string, part: string): number {
  if (part.length === text.length) return 0;
  const place = text.indexOf(part);
  return part === '' || text.includes(part, place + 1) ? -1 : place;
}

function pieceOf({ kind, text }: Token): Piece | null {
  switch (kind) {
    case 'literal':
      return literal(text);
    case 'escape':
      return escape(text);
    case 'class':
      return simpleClass.test(text) ? { kind: 'atom', text: withSpaces(text) } : null;
    case 'open':
      return open(text);
    case 'close':
      return { kind: 'other', text };
    default:
      return null;
  }
}

function literal(text: string): Piece {
  if (text === '.') return { kind: 'atom', text: '[^\\n]' };
  if (text === '^' || text === '$' || text === '|') return { kind: 'other', text };
  return { kind: 'atom', text: /[{}\]]/.test(text) ? `\\${text}` : text };
}

function escape(text: string): Piece | null {
  if (text === '\\b' || text === '\\B') return { kind: 'other', text };
  const known = escapes.get(text) ?? (sameEscape.test(text) ? text : null);
  return known === null ? null : { kind: 'atom', text: known };
}

/** `\s` has more members in JavaScript. */
function withSpaces(text: string): string {
  return text.replace(/\\([^])/g, (all, character) => (character === 's' ? '\\t\\n\\f\\r ' : all));
}

function open(text: string): Piece | null {
  if (text === '(?:') return { kind: 'other', text };
  return text === '(' || /^\(\?P?<\w+>$/.test(text) ? { kind: 'other', text: '(' } : null;
}

/** Groups that are repeated could capture something else in JavaScript, and take time beyond all bounds. */
function repeat({ text }: Token, before: Piece['kind'], shape: Shape): Piece | null {
  if (before !== 'atom') return null;
  const [, from, comma, to] = /^\{([0-9]+)(,?)([0-9]*)\}/.exec(text) ?? [];
  if (from === undefined) shape.choices.push(text.startsWith('?') ? 2 : Infinity);
  else {
    const least = Number(from);
    const most = comma === '' ? least : to === '' ? Infinity : Number(to);
    shape.atoms += least;
    shape.choices.push(most - least + 1);
  }
  return { kind: 'other', text };
}

import type { ErrorDetails } from '../errors';
import { tokensOf, type Token } from './regex-tokens';

/** Where a regular expression is wrong, and how. */
type Fault = ErrorDetails<'invalid_pattern'>;

const linear = 'the patterns of rules take time in proportion to the message, and cannot have it';

/** What other dialects have and this one cannot, told before the library refuses it in fewer words; `null` when there is none. */
export function unsupportedPart(source: string): Fault | null {
  for (const token of tokensOf(source)) {
    const problem = unsupported(token);
    if (problem !== null) return { position: token.at, problem };
  }
  return null;
}

function unsupported({ kind, text }: Token): string | null {
  if (kind === 'open') {
    if (/^\(\?<?[=!]/.test(text)) return `${text}…) looks around itself; ${linear}`;
    if (text === '(?>') return `(?>…) never gives back what it took; ${linear}`;
    if (text === '(?P=') return `(?P=…) repeats what a group found; ${linear}`;
  }
  if (kind === 'escape') {
    if (/^\\[1-9]|^\\k</.test(text)) return `${text} repeats what a group found; ${linear}`;
    if (text === '\\u') return '\\u is not known here; write the character’s number as \\x{20ac}';
  }
  if (kind === 'repeat' && text.length > 1 && text.endsWith('+'))
    return `${text} never gives back what it took; ${linear}`;
  return null;
}

/** The library's words for what it refuses, and ours. `%` stands for the part that is wrong. */
const words: readonly (readonly [RegExp, string])[] = [
  [/missing argument to repetition/, '% repeats nothing; for the character itself put a \\ ahead of it'],
  [/nested repetition/, '% repeats a repetition; put what is repeated in (?:…)'],
  [
    /repeat count/,
    '% repeats too often, or has its larger number first; 1000 is the most, those within it multiplied',
  ],
  [/trailing backslash/, 'a \\ needs a character behind it; for the character itself write \\\\'],
  [/escape sequence/, '% has no meaning here; for a backslash itself write \\\\'],
  [/duplicate capture/, 'two groups have the name “%”'],
  [/named capture/, '% is no name of a group; write (?<name>…) with letters, digits and _'],
  [/class range/, '% is no set of characters; its first end must come before its last one'],
  [/Perl syntax/, '% begins no kind of group; there are (…), (?:…), (?<name>…) and flags such as (?i)'],
  [/UTF-8|UTF-16/, 'it holds half of a character'],
];

/** What the library refused, as a place and a phrase. `fragment`: the part that it complains about, if it told. */
export function refusedPart(source: string, refusal: string, fragment: string | null): Fault {
  const tokens = tokensOf(source);
  if (/missing closing \]/.test(refusal)) {
    const open = tokens.find(({ kind, text }) => kind === 'class' && !/[^\\]\]$/.test(text));
    return { position: open?.at ?? 0, problem: 'this [ is never closed; for the character itself write \\[' };
  }
  if (/\)$/.test(refusal)) return unpaired(tokens, source.length);
  const found = words.find(([pattern]) => pattern.test(refusal))?.[1] ?? refusal;
  const part = fragment ?? '\\';
  return { position: placeOf(tokens, source, part), problem: found.replace('%', () => part) };
}

/** The first `)` that closes nothing, or the last `(` that is not closed. */
function unpaired(tokens: readonly Token[], end: number): Fault {
  const open: number[] = [];
  for (const { kind, at, text } of tokens) {
    if (kind === 'close' && open.pop() === undefined)
      return { position: at, problem: 'this ) closes nothing; for the character itself write \\)' };
    if (kind === 'open' && !text.endsWith(')')) open.push(at);
  }
  return {
    position: open.at(-1) ?? end,
    problem: 'this ( is never closed; for the character itself write \\(',
  };
}

/** Where a part stands: where a token begins with it, else within a token. */
function placeOf(tokens: readonly Token[], source: string, part: string): number {
  const whole = tokens.find(
    ({ at, kind }) => kind !== 'class' && kind !== 'quote' && source.startsWith(part, at),
  );
  const within = tokens.find(({ text }) => text.includes(part));
  return (
    whole?.at ??
    (within === undefined ? Math.max(0, source.lastIndexOf(part)) : within.at + within.text.indexOf(part))
  );
}

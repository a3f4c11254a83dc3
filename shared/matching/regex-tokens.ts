/** What a piece of a regular expression is. `class`: all of `[…]`. `quote`: all of `\Q…\E`. */
type TokenKind = 'literal' | 'escape' | 'quote' | 'class' | 'open' | 'close' | 'repeat';

/** A piece of the source, and where it begins, in UTF-16 units. */
export interface Token {
  readonly kind: TokenKind;
  readonly at: number;
  readonly text: string;
}

const shapes: readonly (readonly [TokenKind, RegExp])[] = [
  ['quote', /\\Q(?:(?!\\E)[^])*(?:\\E)?/y],
  ['escape', /\\(?:x\{[^}]*\}?|x[0-9a-f]{2}|[pP]\{[^}]*\}?|k<[^>]*>?|[0-9]+|[^])?/iy],
  ['class', /\[\^?\]?(?:\\[^]|\[:[^\]]*:\]|[^\]\\])*\]?/y],
  ['open', /\((?:\?(?:P?<(?![=!])[^>)]*>?|P=|<?[=!]|>|\||#|[imsU-]*[:)]?))?/y],
  ['close', /\)/y],
  ['repeat', /(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})[?+]?/y],
  ['literal', /[^]/y],
];

/** The pieces of a source, one after another, without a gap. Takes any text, however wrong. Time in proportion to its length. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length;) {
    const token = tokenAt(source, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const text = shape.exec(source)?.[0];
    if (text !== undefined) return { kind, at, text };
  }
  return { kind: 'literal', at, text: source.charAt(at) };
}

/**
 * A pattern made ready to be looked for in bytes. `folds`: the bytes are looked at with ASCII capitals as small letters, and
 * the pattern has only those; all other bytes stay as they are.
 */
export type CompiledPattern = LiteralPattern | RegexPattern;

/** Bytes, one after another. Matches may overlap: `aa` is three times in `aaaa`. */
export interface LiteralPattern {
  readonly kind: 'literal';
  readonly bytes: Uint8Array;
  readonly folds: boolean;
}

/** A JavaScript regular expression over text in which one character stands for one byte. Empty matches do not count. */
export interface RegexPattern {
  readonly kind: 'regex';
  /** For `new RegExp(source, 'gm')`; never with the flag `i`, which would fold bytes above 0x7f too. */
  readonly source: string;
  readonly folds: boolean;
  /** Most bytes that decide about one match; `Infinity` when nothing bounds them. */
  readonly longest: number;
  /** True when it looks at the edges of a chunk, with `^`, `$`, `\b` or a look around. */
  readonly edges: boolean;
  /** True when matches may overlap, as those of a literal. */
  readonly overlaps: boolean;
}

/** A literal as a regular expression that matches the same. */
export function asRegex(pattern: CompiledPattern): RegexPattern {
  if (pattern.kind === 'regex') return pattern;
  const { bytes, folds } = pattern;
  return {
    kind: 'regex',
    source: Array.from(bytes, byteSource).join(''),
    folds,
    longest: bytes.length,
    edges: false,
    overlaps: true,
  };
}

/** The source of a regular expression for one byte. */
export function byteSource(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

/** A byte as it is looked at when letters fold: ASCII capitals as small letters. */
export function foldByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

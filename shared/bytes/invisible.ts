/** First code point of the C1 control codes, and their names in ISO/IEC 6429 and the Unicode name aliases. */
const C1_START = 0x80;
const C1_NAMES = (
  'PAD HOP BPH NBH IND NEL SSA ESA HTS HTJ VTS PLD PLU RI SS2 SS3 ' +
  'DCS PU1 PU2 STS CCH MW SPA EPA SOS SGC SCI CSI ST OSC PM APC'
).split(' ');

/** Abbreviations from the Unicode name aliases. What has none is named by its number. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00ad, 'SHY'],
  [0x034f, 'CGJ'],
  [0x061c, 'ALM'],
  [0x180e, 'MVS'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LSEP'],
  [0x2029, 'PSEP'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
]);

/** Controls, format characters, separators of lines and paragraphs, and whatever else a font draws nothing for. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/**
 * Visible although they are format characters: the signs that stand before a number or a word in Arabic, Syriac and
 * Kaithi (Unicode property Prepended_Concatenation_Mark). And the two selectors that choose between the text and the
 * emoji form of the visible character before them, which would put a mark behind every other emoji.
 */
const SHOWN = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]|\ufe0e|\ufe0f/u;

/**
 * The visible mark for a character that would not be seen or would change how others are seen: a Control Picture
 * (␊, ␛, ␡) for ASCII controls, a short name such as `RLO` or `U+E0041` for others; `null` for a visible character.
 */
export function markOf(code: number): string | null {
  if (code >= 0x20 && code < 0x7f) return null;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code < C1_START + C1_NAMES.length) return C1_NAMES[code - C1_START] ?? null;
  const text = String.fromCodePoint(code);
  if (!INVISIBLE.test(text) || SHOWN.test(text)) return null;
  return NAMES.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

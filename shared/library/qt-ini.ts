/** What `\` and one letter stand for in a value. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);
const TOKEN = /\\x([0-9a-f]+)|\\([0-7]+)|\\(.)|["\\;]|[^"\\;]+/gis;

/**
 * Reads an INI file as Qt writes it (QSettings::IniFormat; the format is described in Qt's documentation of QSettings):
 * `[section]`, keys with `%20`, `%U4E2D` and `\` for `/`, values with C escapes and quotes. Gives values by `section/key`;
 * keys of `[General]` have no section. Lines that are neither section nor key are passed over.
 */
export function readQtIni(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let section = '';
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const header = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (header !== undefined) section = readSection(header);
    else {
      const equals = line.indexOf('=');
      const key = line.slice(0, Math.max(0, equals)).trim();
      if (key !== '' && !/^[;#]/.test(key))
        values.set(section + readKey(key), readValue(line.slice(equals + 1)));
    }
  }
  return values;
}

/** A name as Qt makes part of a key of it: no `/` at its ends, and never two in a row. */
export function keyOf(name: string): string {
  return name.replace(/\/+/g, '/').replace(/^\/|\/$/g, '');
}

function readSection(header: string): string {
  const name = header.trim();
  if (/^general$/i.test(name)) return '';
  return `${/^%general$/i.test(name) ? name.slice(1) : readKey(name)}/`;
}

function readKey(key: string): string {
  return key
    .replaceAll('\\', '/')
    .replace(/%(?:U([0-9a-f]{4})|([0-9a-f]{2}))/gi, (_, long?: string, short?: string) =>
      String.fromCharCode(parseInt(long ?? short ?? '', 16)),
    );
}

function readValue(raw: string): string {
  let text = '';
  /** Blanks up to here were quoted or escaped, and belong to the value. */
  let kept = 0;
  let quoted = false;
  for (const [token, hex, octal, escaped] of raw.trimStart().matchAll(TOKEN)) {
    if (token === ';' && !quoted) break;
    if (token === '"') quoted = !quoted;
    else if (hex !== undefined) text += String.fromCharCode(parseInt(hex.slice(-4), 16));
    else if (octal !== undefined) text += String.fromCharCode(parseInt(octal, 8));
    else text += escaped === undefined ? token : (escapes.get(escaped) ?? escaped);
    if (quoted || token.startsWith('\\')) kept = text.length;
  }
  return typed(text.slice(0, kept) + text.slice(kept).trimEnd());
}

/** Values that are no plain text are written as `@Type(…)`. */
function typed(text: string): string {
  const inner = /^@(?:ByteArray|String)\(([^]*)\)$/.exec(text)?.[1];
  if (inner !== undefined) return inner;
  if (text.startsWith('@@')) return text.slice(1);
  return /^@[A-Za-z]+\(/.test(text) ? '' : text;
}

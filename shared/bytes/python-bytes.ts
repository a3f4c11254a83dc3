import { byteToHex } from './hexdump';

const NAMED: Readonly<Record<number, string>> = { 0x09: '\\t', 0x0a: '\\n', 0x0d: '\\r', 0x5c: '\\\\' };
const SINGLE = 0x27;
const DOUBLE = 0x22;

type PythonQuote = "'" | '"';

/**
 * Bytes as Python prints them, `b'caf\xc3\xa9'`: exactly what `repr()` of a `bytes` object gives (Python 3 reference,
 * "String and Bytes literals"). Double quotes are used only around bytes that hold single quotes and no double ones.
 */
export function toPythonBytes(bytes: Uint8Array): string {
  const quote = pythonQuote(bytes);
  return `b${quote}${Array.from(bytes, (byte) => pythonByte(byte, quote)).join('')}${quote}`;
}

/** The quote that Python puts around these bytes. */
export function pythonQuote(bytes: Uint8Array): PythonQuote {
  return bytes.includes(SINGLE) && !bytes.includes(DOUBLE) ? '"' : "'";
}

/** One byte as Python prints it between such quotes. */
export function pythonByte(byte: number, quote: PythonQuote): string {
  if (byte === SINGLE && quote === "'") return "\\'";
  const named = NAMED[byte];
  if (named !== undefined) return named;
  return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : `\\x${byteToHex(byte)}`;
}

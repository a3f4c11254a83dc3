import { byteToHex } from './hexdump';

const NAMED: Readonly<Record<number, string>> = { 0x09: '\\t', 0x0a: '\\n', 0x0d: '\\r', 0x5c: '\\\\' };
const SINGLE = 0x27;
const DOUBLE = 0x22;

/**
 * Bytes as Python prints them, `b'caf\xc3\xa9'`: exactly what `repr()` of a `bytes` object gives (Python 3 reference,
 * "String and Bytes literals"). Double quotes are used only around bytes that hold single quotes and no double ones.
 */
export function toPythonBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(SINGLE) && !bytes.includes(DOUBLE) ? '"' : "'";
  const parts = Array.from(bytes, (byte) => {
    if (byte === SINGLE && quote === "'") return "\\'";
    const named = NAMED[byte];
    if (named !== undefined) return named;
    return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : `\\x${byteToHex(byte)}`;
  });
  return `b${quote}${parts.join('')}${quote}`;
}

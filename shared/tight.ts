/**
 * The same value, with every byte view that covers only part of its buffer replaced by a copy of just its bytes.
 * Structured clone sends the *whole* buffer behind a view (HTML Standard, StructuredSerializeInternal), so a 512-byte
 * preview that points into a 1 MiB segment would cost 1 MiB. Takes plain data: objects, arrays, bytes, primitives.
 */
export function tight(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    return value.byteLength === value.buffer.byteLength ? value : Uint8Array.from(value);
  }
  if (Array.isArray(value)) return value.map(tight);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, tight(field)]));
}

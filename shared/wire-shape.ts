import { WIRE_MAX_DEPTH, WIRE_MAX_VALUES } from './limits';

/** One MessagePack token: how many bytes it takes, and how many values inside of it follow. */
interface Token {
  readonly size: number;
  readonly inner: number;
}

/** How a token's length or count is written: bytes of the field, and what one unit of it stands for. */
type Layout =
  | { readonly kind: 'fixed'; readonly size: number }
  | { readonly kind: 'sized'; readonly field: number }
  | { readonly kind: 'counted'; readonly field: number; readonly each: 1 | 2 };

/** First bytes 0xc0 to 0xdf of the format (MessagePack specification, "Formats"). Left out: 0xc1 and all extensions. */
const layouts: Readonly<Record<number, Layout>> = {
  ...fixed(0, 0xc0, 0xc2, 0xc3),
  ...sized(1, 0xc4, 0xd9),
  ...sized(2, 0xc5, 0xda),
  ...sized(4, 0xc6, 0xdb),
  ...fixed(1, 0xcc, 0xd0),
  ...fixed(2, 0xcd, 0xd1),
  ...fixed(4, 0xca, 0xce, 0xd2),
  ...fixed(8, 0xcb, 0xcf, 0xd3),
  0xdc: { kind: 'counted', field: 2, each: 1 },
  0xdd: { kind: 'counted', field: 4, each: 1 },
  0xde: { kind: 'counted', field: 2, each: 2 },
  0xdf: { kind: 'counted', field: 4, each: 2 },
};

/**
 * True when the frame is exactly one MessagePack value of plain kinds (no extensions), complete, with at most
 * WIRE_MAX_VALUES values nested at most WIRE_MAX_DEPTH deep. Allocates nothing by what the frame declares: the decoder
 * reserves memory for a declared length before it has seen a single element, so it must not see frames that fail here.
 */
export function hasPlainShape(frame: Uint8Array): boolean {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  /** Values still to come, for each container that is open. */
  const open: number[] = [1];
  let at = 0;
  let values = 0;
  while (open.length > 0) {
    const last = open.length - 1;
    const left = open[last] ?? 0;
    if (left === 0) {
      open.pop();
      continue;
    }
    open[last] = left - 1;
    const token = readToken(view, at);
    values += 1;
    if (token === null || values > WIRE_MAX_VALUES || token.inner > WIRE_MAX_VALUES) return false;
    at += token.size;
    if (token.inner > 0) open.push(token.inner);
    if (at > frame.length || open.length > WIRE_MAX_DEPTH + 1) return false;
  }
  return at === frame.length;
}

function readToken(view: DataView, at: number): Token | null {
  if (at >= view.byteLength) return null;
  const first = view.getUint8(at);
  if (first < 0x80 || first >= 0xe0) return { size: 1, inner: 0 };
  if (first < 0x90) return { size: 1, inner: (first & 0x0f) * 2 };
  if (first < 0xa0) return { size: 1, inner: first & 0x0f };
  if (first < 0xc0) return { size: 1 + (first & 0x1f), inner: 0 };
  const layout = layouts[first];
  if (layout === undefined) return null;
  if (layout.kind === 'fixed') return { size: 1 + layout.size, inner: 0 };
  if (at + 1 + layout.field > view.byteLength) return null;
  const value = readField(view, at + 1, layout.field);
  return layout.kind === 'sized'
    ? { size: 1 + layout.field + value, inner: 0 }
    : { size: 1 + layout.field, inner: value * layout.each };
}

function readField(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  return bytes === 2 ? view.getUint16(at) : view.getUint32(at);
}

function fixed(size: number, ...firsts: number[]): Record<number, Layout> {
  return Object.fromEntries(firsts.map((first) => [first, { kind: 'fixed', size }]));
}

function sized(field: number, ...firsts: number[]): Record<number, Layout> {
  return Object.fromEntries(firsts.map((first) => [first, { kind: 'sized', field }]));
}

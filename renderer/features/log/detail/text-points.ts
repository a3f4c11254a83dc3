import type { TextSegment } from '../../../../shared/bytes/text-marks';
import type { EncodingName } from '../../../../shared/model/message';
import type { ByteRange } from './byte-range';
import { bytesBefore, indexOfByte } from './text-units';

/** Where the elements of a page's segments carry their number: `data-segment`. */
function segmentElement(page: Element, index: number): Element | null {
  return page.querySelector(`[data-segment="${index}"]`);
}

/**
 * The bytes that the part of a document's range within a page stands for; marks count whole. `null` when there are none.
 * `page` holds an element for each segment.
 */
export function bytesOfRange(
  page: Element,
  segments: readonly TextSegment[],
  range: Range,
  encoding: EncodingName = 'utf-8',
): ByteRange | null {
  const all = { start: segments[0]?.offset ?? 0, end: endOf(segments.at(-1)) };
  const start = page.contains(range.startContainer)
    ? byteAt(page, segments, range.startContainer, range.startOffset, 'start', encoding)
    : all.start;
  const end = page.contains(range.endContainer)
    ? byteAt(page, segments, range.endContainer, range.endOffset, 'end', encoding)
    : all.end;
  return start < end ? { start, end } : null;
}

function byteAt(
  page: Element,
  segments: readonly TextSegment[],
  node: Node,
  offset: number,
  edge: 'start' | 'end',
  encoding: EncodingName,
): number {
  const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-segment]') ?? null;
  const segment = element === null ? undefined : segments[numberOf(element)];
  if (element === null || segment === undefined) {
    // Between segments: at the page itself, or in the line end that is written behind a mark.
    const before = node === page ? page.childNodes[offset - 1] : node.previousSibling;
    const earlier = before instanceof Element ? before : before?.previousSibling;
    return earlier instanceof Element ? endOf(segments[numberOf(earlier)]) : (segments[0]?.offset ?? 0);
  }
  const size = node instanceof Text ? node.data.length : node.childNodes.length;
  if (offset === 0) return segment.offset;
  if (offset >= size) return endOf(segment);
  if (segment.kind !== 'text') return edge === 'start' ? segment.offset : endOf(segment);
  return Math.min(endOf(segment), segment.offset + bytesBefore(segment.text, offset, encoding));
}

/** The document's range that shows some bytes of a page: whole characters. Marks are not in it: they are shown otherwise. */
export function rangesOfBytes(
  page: Element,
  segments: readonly TextSegment[],
  { start, end }: ByteRange,
  encoding: EncodingName = 'utf-8',
): readonly Range[] {
  return segments.flatMap((segment, index) => {
    const text = segmentElement(page, index)?.firstChild;
    if (segment.kind !== 'text' || segment.offset >= end || endOf(segment) <= start) return [];
    if (!(text instanceof Text)) return [];
    const range = document.createRange();
    range.setStart(text, indexOfByte(segment.text, Math.max(0, start - segment.offset), encoding));
    const last = end - 1 - segment.offset;
    const from = indexOfByte(segment.text, last, encoding);
    const whole = segment.text.codePointAt(from) ?? 0;
    range.setEnd(text, Math.min(text.data.length, from + (whole > 0xffff ? 2 : 1)));
    return [range];
  });
}

function numberOf(element: Element): number {
  return Number(element.getAttribute('data-segment'));
}

function endOf(segment: TextSegment | undefined): number {
  return segment === undefined ? 0 : segment.offset + segment.length;
}

import { useEffect, useLayoutEffect, type RefObject } from 'react';
import type { TextSegment } from '../../../../shared/bytes/text-marks';
import type { EncodingName } from '../../../../shared/model/message';
import type { ByteRange } from './byte-range';
import { bytesOfRange, rangesOfBytes } from './text-points';

/** The name by which the style sheet knows the highlight. */
const HIGHLIGHT = 'selected-bytes';

/**
 * Tells which bytes a person selects on a page of text, by pointer or otherwise; `null` for a click that selects none.
 * What is selected elsewhere in the document does not count.
 */
export function useTextSelection(
  page: RefObject<HTMLElement | null>,
  segments: readonly TextSegment[],
  encoding: EncodingName,
  onRange: (range: ByteRange | null) => void,
): void {
  useEffect(() => {
    function changed(): void {
      const selection = document.getSelection();
      const element = page.current;
      if (element === null || selection === null || selection.rangeCount === 0) return;
      if (!element.contains(selection.anchorNode) && !element.contains(selection.focusNode)) return;
      onRange(bytesOfRange(element, segments, selection.getRangeAt(0), encoding));
    }
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [page, segments, encoding, onRange]);
}

/** Draws some bytes of a page as selected, whatever the document's own selection is (CSS Custom Highlight API). */
export function useTextHighlight(
  page: RefObject<HTMLElement | null>,
  segments: readonly TextSegment[],
  encoding: EncodingName,
  range: ByteRange | null,
): void {
  useLayoutEffect(() => {
    const element = page.current;
    if (element === null || range === null || typeof Highlight === 'undefined') return undefined;
    const highlight = CSS.highlights.get(HIGHLIGHT) ?? new Highlight();
    CSS.highlights.set(HIGHLIGHT, highlight);
    const drawn = rangesOfBytes(element, segments, range, encoding);
    drawn.forEach((each) => highlight.add(each));
    return () => drawn.forEach((each) => highlight.delete(each));
  }, [page, segments, encoding, range]);
}

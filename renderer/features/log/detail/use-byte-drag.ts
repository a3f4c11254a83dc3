import { useRef, type PointerEvent, type RefObject } from 'react';
import type { ByteSelection } from './byte-range';
import { byteAtColumn, hexColumns } from './hex-columns';

/** How the lines of a dump lie in their wrapper. */
interface DumpGeometry {
  /** Bytes of a line, and of the record. */
  readonly width: number;
  readonly length: number;
  /** The line at the top of the wrapper, and the height of each in pixels. */
  readonly firstLine: number;
  readonly lineHeight: number;
}

interface ByteDragProps {
  readonly lines: RefObject<HTMLElement | null>;
  readonly geometry: DumpGeometry;
  readonly selection: ByteSelection | null;
  readonly onSelect: (selection: ByteSelection) => void;
}

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
}

/** Selects bytes of a dump by dragging over its digits or its text; with Shift from where the selection began. */
export function useByteDrag({ lines, geometry, selection, onSelect }: ByteDragProps): DragHandlers {
  const anchor = useRef<number | null>(null);

  function stop(): void {
    anchor.current = null;
  }

  return {
    onPointerDown(event) {
      const scroller = event.currentTarget;
      // The scroll bar is outside of what the container shows.
      const isBar = event.clientX > scroller.getBoundingClientRect().left + scroller.clientWidth;
      const byte = event.button === 0 && !isBar ? byteAt(lines.current, geometry, event) : null;
      if (byte === null) return;
      anchor.current = event.shiftKey ? (selection?.anchor ?? byte) : byte;
      scroller.setPointerCapture(event.pointerId);
      onSelect({ anchor: anchor.current, focus: byte });
    },
    onPointerMove(event) {
      const byte = anchor.current === null ? null : byteAt(lines.current, geometry, event);
      if (byte === null || anchor.current === null) return;
      if (byte !== selection?.focus) onSelect({ anchor: anchor.current, focus: byte });
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}

/** The byte nearest to a point; `null` while nothing is drawn. */
function byteAt(
  lines: HTMLElement | null,
  { width, length, firstLine, lineHeight }: DumpGeometry,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): number | null {
  const hex = lines?.querySelector('[data-column="hex"]')?.getBoundingClientRect();
  const ascii = lines?.querySelector('[data-column="ascii"]')?.getBoundingClientRect();
  if (lines === null || hex === undefined || ascii === undefined) return null;
  const charWidth = hex.width / hexColumns([], width).length;
  const line = firstLine + Math.floor((clientY - lines.getBoundingClientRect().top) / lineHeight);
  const inText = clientX > (hex.right + ascii.left) / 2;
  const byte = inText
    ? Math.min(width - 1, Math.floor((clientX - ascii.left) / charWidth))
    : byteAtColumn((clientX - hex.left) / charWidth, width);
  return Math.min(Math.max(line * width + Math.max(0, byte), 0), length - 1);
}

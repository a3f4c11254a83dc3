import { useCallback, useState } from 'react';

/**
 * The inner width of an element in pixels, followed as it changes; 0 before it is known. The function is for the
 * element's `ref`, and what it returns ends the watching.
 */
export function useWidth(): [
  measure: (element: HTMLElement | null) => (() => void) | undefined,
  width: number,
] {
  const [width, setWidth] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    setWidth(element.clientWidth);
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  return [measure, width];
}

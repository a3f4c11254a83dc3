import { useLayoutEffect, type RefObject } from 'react';

/**
 * Gives the focus on when the part of the page that has it goes away, instead of losing it to the document.
 * `heirOf` is asked just before the part is removed.
 */
export function useFocusHeir(
  part: RefObject<HTMLElement | null>,
  heirOf: (part: HTMLElement) => HTMLElement | null,
): void {
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      if (element?.contains(document.activeElement) === true) heirOf(element)?.focus();
    };
  }, [part, heirOf]);
}

/** The stop of the window (see `data-stop`) that an element lies in. */
export function stopOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-stop]');
}

/** The first stop of the window: the list of endpoints. Who goes and has nothing beside it leaves the focus there. */
export function firstStop(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-stop]');
}

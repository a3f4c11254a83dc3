import { useEffect } from 'react';

/** F6 and Shift+F6 move the focus between the parts of the window that are marked as stops (`data-stop`). */
export function useStops(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      const stops = [...document.querySelectorAll<HTMLElement>('[data-stop]')];
      const here = stops.findIndex((stop) => stop.contains(document.activeElement));
      const next = stops.at(nextStop(here, event.shiftKey ? -1 : 1, stops.length));
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The stop after or before `here`, around the end; from outside of all stops (`-1`) the first or the last. */
export function nextStop(here: number, step: -1 | 1, count: number): number {
  if (here === -1) return step === 1 ? 0 : count - 1;
  return (here + step + count) % count;
}

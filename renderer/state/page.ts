import type { Page } from './notice-hub';

/** The real page: the document's visibility, the browser's frames and its clock. */
export const page: Page = {
  get hidden() {
    return document.hidden;
  },
  onVisible(listener) {
    const changed = (): void => {
      if (!document.hidden) listener();
    };
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  },
  nextFrame: (callback) => void requestAnimationFrame(callback),
  now: () => performance.now(),
  after: (milliseconds, callback) => void setTimeout(callback, milliseconds),
};

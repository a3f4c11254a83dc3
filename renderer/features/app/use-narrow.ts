import { useSyncExternalStore } from 'react';

/** Below it panes lie one under the other: the same width as in workspace.module.css and app.module.css. */
const query = '(max-width: 50rem)';

/** True where the window is too narrow, or zoomed too far, for panes side by side. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

function subscribe(changed: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

import { useSyncExternalStore } from 'react';
import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import { useServices } from '../../state/app-context';

/** The most bytes that a capture may take on disk; `null` where nobody remembers it. */
export function useDiskLimit(capture: CaptureId): number | null {
  const { captures } = useServices();
  const state = useSyncExternalStore(captures.subscribe, captures.current);
  return capture === LIVE_CAPTURE && state.kind === 'loaded' ? state.list.maxBytes : null;
}

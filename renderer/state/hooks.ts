import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { TransportState } from '../../shared/client';
import type { Notice } from '../../shared/model/notice';
import { useServices } from './app-context';
import type { CapturesState } from './captures-store';
import type { ExportTask } from './exports-store';
import type { Workbench } from './workbench-store';

/** All endpoints, as the engine last told them. */
export function useWorkbench(): Workbench {
  const { workbench } = useServices();
  return useSyncExternalStore(workbench.subscribe, workbench.current);
}

/** This run's capture, and those of earlier runs. */
export function useCaptures(): CapturesState {
  const { captures } = useServices();
  return useSyncExternalStore(captures.subscribe, captures.current);
}

/** The exports that this window started. */
export function useExports(): readonly ExportTask[] {
  const { exports } = useServices();
  return useSyncExternalStore(exports.subscribe, exports.current);
}

/** The capture's figures of the latest notice, or null before the first. */
export function useCaptureStatus(): Notice['rows'] | null {
  const { hub } = useServices();
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = [hub.onNotice(changed), hub.onNewRun(changed)];
      return () => stops.forEach((stop) => stop());
    },
    [hub],
  );
  return useSyncExternalStore(subscribe, () => hub.current()?.rows ?? null);
}

/** Whether the engine can be reached now. */
export function useTransportState(): TransportState {
  const { client } = useServices();
  const latest = useRef<TransportState>({ kind: 'connecting' });
  const subscribe = useCallback(
    (changed: () => void) =>
      client.onState((state) => {
        latest.current = state;
        changed();
      }),
    [client],
  );
  return useSyncExternalStore(subscribe, () => latest.current);
}

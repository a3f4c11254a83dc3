import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { FRAMING_TYPING_MS } from '../../../shared/limits';
import type { Framing } from '../../../shared/model/framing';
import { useServices } from '../../state/app-context';
import type { RowsView } from '../../state/row-cache';
import { useSettled } from '../find/use-settled';
import { createFrames, type Cutting, type Frames } from './frames';

type View = Readonly<Omit<RowsView, 'filter'>>;

/** The rows of a log as they are cut now. */
export interface FramesControl {
  readonly cutting: Cutting;
  /** Where the rows are read: the log's own view, or the framed one. */
  readonly source: View;
  readonly isFramed: boolean;
  readonly showing: Frames['showing'];
}

/** `view` and `framing` must keep their identity while they say the same. */
export function useFrames(view: View, framing: Framing): FramesControl {
  const { client, hub } = useServices();
  const [frames] = useState(() => createFrames(client, hub));
  const { cutting, ready } = useSyncExternalStore(frames.subscribe, frames.current);
  const settled = useSettled(framing, FRAMING_TYPING_MS);
  useEffect(
    () => frames.cut(settled.kind === 'none' ? null : { ...view, framing: settled }),
    [frames, view, settled],
  );
  const capture = framing.kind === 'none' ? null : ready;
  const source = useMemo(() => (capture === null ? view : { ...view, capture }), [view, capture]);
  return { cutting, source, isFramed: capture !== null, showing: frames.showing };
}

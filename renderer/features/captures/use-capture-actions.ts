import { useState } from 'react';
import type { Outcome, ParleyError } from '../../../shared/errors';
import type { CaptureId } from '../../../shared/model/capture';
import { useServices } from '../../state/app-context';

/** What can be done with captures, and what went wrong with it last. */
export interface CaptureActions {
  readonly problem: ParleyError | null;
  readonly dismiss: () => void;
  readonly open: (name: string) => void;
  readonly close: (capture: CaptureId) => void;
  /** Deletes a capture of an earlier run. */
  readonly remove: (name: string) => void;
  /** Deletes what this run has captured so far. */
  readonly discard: () => void;
  readonly configure: (maxBytes: number) => void;
}

/** Calls the engine, and has the list of captures asked for anew after each call. */
export function useCaptureActions(onOpened: (capture: CaptureId) => void): CaptureActions {
  const { client, captures } = useServices();
  const [problem, setProblem] = useState<ParleyError | null>(null);

  async function report<T>(call: Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await call;
    setProblem(outcome.ok ? null : outcome.error);
    captures.refresh();
    return outcome;
  }

  async function open(name: string): Promise<void> {
    const outcome = await report(client.call('captures.open', { name }));
    if (outcome.ok) onOpened(outcome.value.capture);
  }

  return {
    problem,
    dismiss: () => setProblem(null),
    open: (name) => void open(name),
    close: (capture) => void report(client.call('captures.close', { capture })),
    remove: (name) => void report(client.call('captures.delete', { name })),
    discard: () => void report(client.call('captures.discard', {})),
    configure: (maxBytes) => void report(client.call('captures.configure', { maxBytes })),
  };
}

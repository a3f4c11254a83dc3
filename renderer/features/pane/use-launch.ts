import { useRef, useState } from 'react';
import type { ErrorCode, Outcome, ParleyError } from '../../../shared/errors';
import type { NextAction } from '../../../shared/explanations';
import { isBusy, type Endpoint } from '../../../shared/model/endpoint';
import { useServices } from '../../state/app-context';
import { halt, launch } from './commands';
import { readSettings, shownSettings, untouched } from './settings-draft';

/** What the settings row of a pane shows and does. */
export interface Launch {
  readonly host: string;
  readonly port: string;
  readonly setHost: (text: string) => void;
  readonly setPort: (text: string) => void;
  /** What went wrong with it last, until it is dismissed or done successfully. */
  readonly problem: ParleyError | null;
  readonly dismiss: () => void;
  readonly start: () => void;
  readonly stop: () => void;
  /** Does the next step that an error offers. */
  readonly act: (action: NextAction) => void;
  /** Shows the error of another action of this pane, if its outcome is one. */
  readonly report: (outcome: Outcome<unknown>) => void;
}

/** Outcomes that the person asked for: the log says them, no alert is needed. */
const intended: ReadonlySet<ErrorCode> = new Set(['connect_cancelled', 'stopped_while_starting']);

/** The drafts of Host and Port, starting and stopping with them, and the errors of doing so. */
export function useLaunch(endpoint: Endpoint): Launch {
  const { client } = useServices();
  const [draft, setDraft] = useState(untouched);
  const [failure, setFailure] = useState<ParleyError | null>(null);
  const [dismissed, setDismissed] = useState<ParleyError | null>(null);
  /** How often it was started or stopped: how an attempt ended that was stopped meanwhile is nobody's concern. */
  const tries = useRef(0);
  const { state } = endpoint;
  const stateError = state.kind === 'failed' || state.kind === 'waiting' ? state.error : null;
  const shown = shownSettings(endpoint, draft);

  const [lastKind, setLastKind] = useState(endpoint.state.kind);
  if (lastKind !== endpoint.state.kind) {
    setLastKind(endpoint.state.kind);
    if (isBusy(endpoint)) setFailure(null);
  }

  // What the endpoint came to is newer than why a call failed: connecting again ended otherwise than the first attempt did.
  const [lastError, setLastError] = useState(stateError);
  if (lastError !== stateError) {
    setLastError(stateError);
    if (stateError !== null) setFailure(null);
  }

  function report(outcome: Outcome<unknown>): void {
    if (!outcome.ok && !intended.has(outcome.error.code)) setFailure(outcome.error);
  }

  function dismiss(): void {
    setFailure(null);
    setDismissed(stateError);
  }

  async function startWith(typed: { host: string; port: string }): Promise<void> {
    dismiss();
    const settings = readSettings(endpoint.kind, typed);
    if (!settings.ok) return report(settings);
    const mine = (tries.current += 1);
    const outcome = await launch(client, endpoint, settings.value);
    if (mine === tries.current) report(outcome);
    if (outcome.ok) setDraft(untouched);
  }

  async function stop(): Promise<void> {
    tries.current += 1;
    dismiss();
    report(await halt(client, endpoint));
  }

  function act(action: NextAction): void {
    switch (action.kind) {
      case 'use-free-port':
        setDraft((now) => ({ ...now, port: '0' }));
        return void startWith({ ...shown, port: '0' });
      case 'use-loopback':
        setDraft((now) => ({ ...now, host: '127.0.0.1' }));
        return void startWith({ ...shown, host: '127.0.0.1' });
      case 'start':
      case 'connect':
      case 'retry':
        return void startWith(shown);
    }
  }

  return {
    ...shown,
    setHost: (host) => setDraft((now) => ({ ...now, host })),
    setPort: (port) => setDraft((now) => ({ ...now, port })),
    // While it waits to connect again a note says why: it is no failure yet.
    problem: state.kind === 'waiting' ? null : (failure ?? (stateError === dismissed ? null : stateError)),
    dismiss,
    start: () => void startWith(shown),
    stop: () => void stop(),
    act,
    report,
  };
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Result } from '../../../../shared/contract';
import type { ParleyError } from '../../../../shared/errors';
import { TRY_MAX_BYTES } from '../../../../shared/limits';
import type { Endpoint } from '../../../../shared/model/endpoint';
import type { Message } from '../../../../shared/model/message';
import { useServices } from '../../../state/app-context';
import { inspectMessage } from '../../../ui/message-editor/inspect';
import { useSettled } from '../../find/use-settled';

/** What each message of the input fires. */
export type Fired = Result<'rules.try'>['fired'][number];

/** What rules would do with an input. `none`: there is no input, or none that has bytes. */
export type Trial =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-long'; readonly bytes: number }
  | { readonly kind: 'tried'; readonly fired: readonly Fired[] }
  | { readonly kind: 'failed'; readonly error: ParleyError };

/** The input is tried when it has not changed for so long, in ms. */
const TYPING_MS = 150;
const none: Trial = { kind: 'none' };

/** Tries the saved rules of an endpoint on a message, and anew when either changes. */
export function useTrial({ id, rulesRevision, responder }: Endpoint, message: Message): Trial {
  const { client } = useServices();
  const settled = useSettled(message, TYPING_MS);
  const data = useMemo(() => (settled.source === '' ? null : inspectMessage(settled).bytes), [settled]);
  const length = data?.length ?? 0;
  const [answer, setAnswer] = useState<Trial>(none);
  /** One trial at a time: a thousand rules may take seconds, and whoever types wants the last one only. */
  const before = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (data === null || data.length === 0 || data.length > TRY_MAX_BYTES) return undefined;
    let isWanted = true;
    const request = async (): Promise<void> => {
      if (!isWanted) return;
      const outcome = await client.call('rules.try', { endpoint: id, data });
      if (!isWanted) return;
      setAnswer(
        outcome.ok ? { kind: 'tried', fired: outcome.value.fired } : { kind: 'failed', error: outcome.error },
      );
    };
    before.current = before.current.then(request);
    return () => {
      isWanted = false;
    };
  }, [client, id, data, rulesRevision, responder]);
  if (length === 0) return none;
  return length > TRY_MAX_BYTES ? { kind: 'too-long', bytes: length } : answer;
}

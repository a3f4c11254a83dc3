import { useEffect, useState } from 'react';
import type { Client } from '../../../shared/client';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { Sending, SendingId } from '../../../shared/model/sending';
import { useServices } from '../../state/app-context';
import { createPullLoop, type PullLoop } from '../../state/pull-loop';
import { rateOf, withSample, type Sample } from './rate';

/** Something that sends, and how fast: bytes a second, `null` before that is known. */
export interface MeasuredSending {
  readonly sending: Sending;
  readonly rate: number | null;
}

/** What sends by itself on an endpoint, and what did so last. Pulled anew whenever the endpoint says that its list changed. */
export function useSendings({ id, sendingsRevision }: Endpoint): readonly MeasuredSending[] {
  const { client } = useServices();
  const [list, setList] = useState<readonly MeasuredSending[]>([]);
  const [loop] = useState(() => sendingsLoop(client, id, setList));
  useEffect(() => {
    if (sendingsRevision > 0) loop.request();
  }, [loop, sendingsRevision]);
  return list;
}

function sendingsLoop(
  client: Client,
  endpoint: Endpoint['id'],
  tell: (list: readonly MeasuredSending[]) => void,
): PullLoop {
  let samples = new Map<SendingId, readonly Sample[]>();
  return createPullLoop(async () => {
    const outcome = await client.call('sending.list', { endpoint });
    if (!outcome.ok) return;
    const at = performance.now();
    const { sendings } = outcome.value;
    samples = new Map(
      sendings.map(({ id, bytes }) => [id, withSample(samples.get(id) ?? [], { at, bytes })]),
    );
    tell(sendings.map((sending) => ({ sending, rate: rateOf(samples.get(sending.id) ?? []) })));
  });
}

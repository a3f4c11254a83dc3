import { useEffect, useState } from 'react';
import { useServices } from '../../state/app-context';
import type { Shown } from '../../state/row-cache';

/** When the first row of a log was made that is not cleared away, in µs since the Unix epoch; `null` while it is not known or not wanted. */
export function useOrigin({ view, cleared }: Shown, isWanted: boolean): number | null {
  const { client, hub } = useServices();
  const [origin, setOrigin] = useState<{ readonly at: number; readonly key: string } | null>(null);
  const { capture, endpoint, connection } = view;
  const key = `${capture}/${endpoint ?? ''}/${connection ?? ''}/${cleared ?? ''}`;
  const isKnown = origin?.key === key;

  useEffect(() => {
    if (!isWanted || isKnown) return undefined;
    let isOver = false;
    let isAsking = false;
    const whole = { capture, endpoint, connection, filter: null };
    async function ask(): Promise<void> {
      if (isAsking) return;
      isAsking = true;
      const first = await client.call('rows.locate', { ...whole, to: { kind: 'from', seq: cleared ?? 0 } });
      const index = first.ok ? (first.value.found?.index ?? null) : null;
      if (index !== null && !isOver) {
        const rows = await client.call('rows.window', { ...whole, from: index, count: 1 });
        const at = rows.ok ? rows.value.rows[0]?.at : undefined;
        if (at !== undefined && !isOver) setOrigin({ at, key });
      }
      isAsking = false;
    }
    void ask();
    const stop = hub.onNotice(() => void ask());
    return () => {
      isOver = true;
      stop();
    };
  }, [client, hub, isWanted, isKnown, key, capture, endpoint, connection, cleared]);

  return isWanted && isKnown ? origin.at : null;
}

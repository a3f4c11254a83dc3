import { useRef, useState } from 'react';
import type { Result } from '../../../shared/contract';
import type { ParleyError } from '../../../shared/errors';
import type { ConnectionId } from '../../../shared/model/ids';
import type { Expectation } from '../../../shared/model/sending';
import { useServices } from '../../state/app-context';

/** What became of the answer to the message that was sent last. Times in µs. */
export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: Result<'connection.expect'>['outcome']; readonly tookUs: number };

interface Expecting {
  /** What each message must be answered with; `null` for nothing. */
  readonly expectation: Expectation | null;
  readonly answer: Answer;
  readonly expect: (expectation: Expectation | null) => void;
  /** Sends, and waits for the answer. Resolves with why it could not be sent, or null; a missing answer is no error. */
  readonly ask: (
    connection: ConnectionId,
    data: Uint8Array,
    wanted: Expectation,
  ) => Promise<ParleyError | null>;
}

const none: Answer = { kind: 'none' };

/** The answers that a pane's messages are to get, until that is turned off. */
export function useExpecting(): Expecting {
  const { client } = useServices();
  const [expectation, setExpectation] = useState<Expectation | null>(null);
  const [answer, setAnswer] = useState<Answer>(none);
  const latest = useRef(0);

  /** Only the newest question is shown: the log has them all. */
  function begin(next: Answer): (answer: Answer) => void {
    latest.current += 1;
    const mine = latest.current;
    setAnswer(next);
    return (settled) => {
      if (latest.current === mine) setAnswer(settled);
    };
  }

  return {
    expectation,
    answer,
    expect(next) {
      begin(none);
      setExpectation(next);
    },
    async ask(connection, data, wanted) {
      const settle = begin({ kind: 'waiting' });
      const outcome = await client.call('connection.expect', { connection, data, expect: wanted });
      settle(outcome.ok ? { kind: outcome.value.outcome, tookUs: outcome.value.tookUs } : none);
      return outcome.ok ? null : outcome.error;
    },
  };
}

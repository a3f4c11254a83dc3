import { succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import { EXPECT_LOOK_MS } from '../../../shared/limits';
import { compileMatching } from '../../../shared/matching/compile-matching';
import type { Expectation } from '../../../shared/model/sending';
import type { TcpConnection } from '../connection';
import type { Context } from '../context';
import { answerSearch, type AnswerSearch } from './answer-search';
import { nodeTimers, type Timers } from './timers';

/** An expectation that is ready to be tried. */
export interface ReadyExpectation {
  /** The condition in words, for the log. */
  readonly what: string;
  readonly withinMs: number;
  /** A search of its own for each answer. */
  search(): AnswerSearch;
}

/** How waiting for an answer ended. `tookUs`: from the send to the read that completed it, or to the end of the waiting. */
export interface Answer {
  readonly outcome: 'passed' | 'timed-out' | 'ended';
  readonly tookUs: number;
}

/** An answer that is waited for. */
export interface Waiting {
  readonly answer: Promise<Answer>;
  /** Waits no longer, and tells nobody: `answer` stays open. */
  cancel(): void;
}

/** Makes an expectation ready; `invalid_pattern` says what is wrong with it, and where. */
export function readyExpectation({ match, withinMs }: Expectation): Outcome<ReadyExpectation> {
  const compiled = compileMatching(match);
  if (!compiled.ok) return compiled;
  const { value } = compiled;
  return succeed({ what: value.words, withinMs, search: () => answerSearch(match.by, value) });
}

/**
 * Sends, and waits for the answer among all that is received on the connection from then on. The log tells how it ended, right
 * behind the chunk that completed the answer. Time begins when the last of the bytes was handed to the system.
 * Fails, and waits for nothing, when they could not be sent. `data` may be empty: then nothing is sent.
 */
export function expectAnswer(
  connection: TcpConnection,
  data: Uint8Array,
  { what, withinMs, search: newSearch }: ReadyExpectation,
  { clock, capture, changes }: Pick<Context, 'clock' | 'capture' | 'changes'>,
  timers: Timers = nodeTimers,
): Outcome<Waiting> {
  const search = newSearch();
  let sentAt = clock();
  /** What the connection has sent once the last of these bytes is with the system; `null` when it is. */
  let unhanded = data.length === 0 ? null : connection.sent + connection.unsent + data.length;
  let state: 'waiting' | 'over' = 'waiting';
  let stopDeadline = (): void => undefined;
  let stopLooking: (() => void) | null = null;
  let resolve: (answer: Answer) => void = () => undefined;
  const answer = new Promise<Answer>((settle) => (resolve = settle));

  function leave(): void {
    state = 'over';
    stopDeadline();
    stopLooking?.();
    unwatch();
  }

  function end(outcome: Answer['outcome'], at: number): void {
    if (state === 'over') return;
    leave();
    const tookUs = Math.max(0, at - sentAt);
    const origin = { at, endpoint: connection.snapshot().endpoint, connection: connection.id };
    capture.appendEvent(origin, { kind: 'expect', outcome, what, withinMs, tookUs });
    changes.connectionChanged();
    resolve({ outcome, tookUs });
  }

  function look(): void {
    stopLooking = null;
    if (search.look()) end('passed', clock());
  }

  function startDeadline(): void {
    stopDeadline();
    stopDeadline = timers.after(withinMs, () => end(search.look() ? 'passed' : 'timed-out', clock()));
  }

  const unwatch = connection.watch({
    received(at, bytes) {
      if (state === 'over') return;
      const result = search.push(bytes);
      if (result === 'found') end('passed', at);
      else if (result === 'unsure') stopLooking ??= timers.after(EXPECT_LOOK_MS, look);
    },
    handed(at) {
      if (unhanded === null || connection.sent < unhanded) return;
      unhanded = null;
      sentAt = at;
      if (state === 'waiting') startDeadline();
    },
    ended: () => end(search.look() ? 'passed' : 'ended', clock()),
  });
  startDeadline();
  const refusal = data.length === 0 ? null : refusalOf(connection.sendNow(data));
  if (refusal === null) return succeed({ answer, cancel: leave });
  leave();
  return { ok: false, error: refusal };
}

function refusalOf(sent: Outcome<unknown>): ParleyError | null {
  return sent.ok ? null : sent.error;
}

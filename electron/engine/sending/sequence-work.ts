import { errorOf, type ParleyError } from '../../../shared/errors';
import type { CompiledMessage } from '../../../shared/message/compile-message';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { TcpConnection } from '../connection';
import type { Context } from '../context';
import { expectAnswer, type ReadyExpectation } from './expect-answer';
import { Gate } from './gate';
import type { Recipients } from './recipients';
import type { Ticker } from './ticker';
import type { Report, Work } from './work';

/** A step that is ready to be taken. */
export interface ReadyStep {
  readonly delayMs: number;
  readonly message: CompiledMessage;
  readonly expect: ReadyExpectation | null;
}

/** What a sequence needs. */
export interface SequenceParts {
  readonly steps: readonly ReadyStep[];
  readonly loops: number | null;
  readonly stopOnError: boolean;
  readonly recipients: Recipients;
  readonly surroundings: Surroundings;
  readonly context: Pick<Context, 'clock' | 'capture' | 'changes'>;
  readonly ticker: Ticker;
}

const MS_US = 1_000;

/** Takes the steps one after another, loop by loop. A pause holds back the next message; an answer is waited for all the same. */
export function sequenceWork(
  { steps, loops, stopOnError, recipients, surroundings, context, ticker }: SequenceParts,
  report: Report,
): Work {
  const leave = new Gate();
  const cancels = new Set<() => void>();
  let state: 'going' | 'over' = 'going';
  const isOver = (): boolean => state === 'over';
  const stopWatching = recipients.onEnd((error) => report.failed(error));
  void run();

  async function run(): Promise<void> {
    for (let loop = 0; loops === null || loop < loops; loop += 1) {
      for (const step of steps) {
        await until((go) => ticker.at(context.clock() + step.delayMs * MS_US, go));
        await leave.passage;
        if (!recipients.ready) await until((go) => recipients.whenReady(go));
        if (isOver()) return;
        const errors = await take(step);
        if (isOver()) return;
        report.missed(errors.length);
        if (stopOnError && errors[0] !== undefined) return report.failed(errors[0]);
      }
    }
    report.finished();
  }

  /** Sends the message of a step, and waits for the answers to it; returns what went wrong. */
  async function take({ message, expect }: ReadyStep): Promise<readonly ParleyError[]> {
    const bytes = message.render(surroundings);
    if (expect !== null) return answers(bytes, expect);
    if (bytes.length > 0) {
      const sent = recipients.send(bytes);
      if (!sent.ok) return [sent.error];
    }
    report.sent(bytes.length);
    return [];
  }

  /** Each of the recipients is to answer. */
  async function answers(bytes: Uint8Array, expect: ReadyExpectation): Promise<readonly ParleyError[]> {
    const { members } = recipients;
    const nobody = members.length === 0 ? recipients.send(bytes) : null;
    if (nobody !== null) return nobody.ok ? [] : [nobody.error];
    const waiting = members.map((connection) => answer(connection, bytes, expect));
    report.sent(bytes.length);
    return (await Promise.all(waiting)).filter((error) => error !== null);
  }

  /** Sends to one connection and waits for its answer; resolves with what went wrong, or `null`. */
  async function answer(
    connection: TcpConnection,
    bytes: Uint8Array,
    expect: ReadyExpectation,
  ): Promise<ParleyError | null> {
    const sent = expectAnswer(connection, bytes, expect, context);
    if (!sent.ok) {
      if (recipients.lasting) connection.note(sent.error);
      return sent.error;
    }
    const { value } = sent;
    let outcome = 'ended';
    await until((go) => {
      void value.answer.then((came) => {
        ({ outcome } = came);
        go();
      });
      return value.cancel;
    });
    return outcome === 'passed' ? null : errorOf('not_answered', { what: expect.what, ms: expect.withinMs });
  }

  /** Waits for something that calls back, or for the end. */
  function until(begin: (go: () => void) => () => void): Promise<void> {
    if (isOver()) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = begin(() => {
        cancels.delete(stop);
        resolve();
      });
      const stop = (): void => {
        cancel();
        resolve();
      };
      cancels.add(stop);
    });
  }

  return {
    lateness: null,
    pause: () => leave.close(),
    resume: () => leave.open(),
    end() {
      state = 'over';
      stopWatching();
      for (const stop of [...cancels]) stop();
      leave.open();
    },
  };
}

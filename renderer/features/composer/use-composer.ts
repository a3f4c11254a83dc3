import { useState, type RefObject } from 'react';
import type { Outcome, ParleyError } from '../../../shared/errors';
import { SEND_PIECE_BYTES } from '../../../shared/limits';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { Message, MessageMode } from '../../../shared/model/message';
import { formatBytes } from '../../../shared/bytes/format';
import { convertMode } from '../../ui/message-editor/convert-mode';
import type { useExpecting } from '../sending/use-expecting';
import { prepare } from './prepare';
import type { Route } from './route';
import { useComposing } from './use-composing';
import { useMessageHistory } from './use-message-history';
import { useSending } from './use-sending';

/** What went wrong in the input: an error with its next step, or words for what only the input knows. */
export type InputProblem =
  | { readonly kind: 'none' }
  | { readonly kind: 'error'; readonly error: ParleyError }
  | { readonly kind: 'words'; readonly words: string };

const noProblem: InputProblem = { kind: 'none' };
const oneOnly =
  'An answer is expected from one connection. Choose one under “To”, or turn “Expect” off to send to all.';

interface Means {
  readonly endpoint: Endpoint;
  readonly route: Outcome<Route>;
  readonly surroundings: Surroundings;
  readonly expecting: ReturnType<typeof useExpecting>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The message in the input, and what can be done with it. */
export interface ComposerControl extends Pick<ReturnType<typeof useSending>, 'sending' | 'cancel'> {
  readonly message: Message;
  readonly problem: InputProblem;
  readonly setSource: (source: string) => void;
  /** Another mode with the same bytes, or words that say why there is none. */
  readonly setMode: (mode: MessageMode) => void;
  readonly choose: (part: Partial<Omit<Message, 'source'>>) => void;
  /** Puts a message in the place of what is there. */
  readonly take: (message: Message) => void;
  /** Sends what is in the input; it comes back when that fails and the input is still empty. */
  readonly submit: () => void;
  /** Sends a message that is not in the input. Resolves with why it cannot be sent, or null. */
  readonly deliver: (message: Message) => Promise<ParleyError | null>;
  /** Shows an older or newer message that was sent. False where there is none. */
  readonly recall: (direction: -1 | 1) => boolean;
  readonly report: (outcome: Outcome<unknown>) => void;
  readonly dismiss: () => void;
}

/** The state of a pane's input. The text is the person's: only a message that is on its way leaves it. */
export function useComposer({ endpoint, route, surroundings, expecting, field }: Means): ComposerControl {
  const { composing, choose, show } = useComposing(endpoint);
  const [source, setSource] = useState('');
  const [problem, setProblem] = useState<InputProblem>(noProblem);
  const history = useMessageHistory(endpoint.id);
  const { sending, send, cancel } = useSending();
  const message: Message = { ...composing, source };

  async function dispatch(bytes: Uint8Array, way: Route): Promise<ParleyError | null> {
    const { expectation } = expecting;
    if (expectation === null || way.target.kind !== 'connection') return send(bytes, way.send);
    const { connection } = way.target;
    // The question goes out behind what was sent before; its answer is not waited for by what is sent next.
    let asked: Promise<ParleyError | null> = Promise.resolve(null);
    const failed = await send(bytes, (data) => {
      asked = expecting.ask(connection, data, expectation);
      return Promise.resolve({ ok: true, value: {} });
    });
    return failed ?? asked;
  }

  /** Why an answer cannot be expected to these bytes on this way, or null. */
  function expectProblem(bytes: Uint8Array, { target }: Route): string | null {
    if (expecting.expectation === null) return null;
    if (target.kind === 'all') return oneOnly;
    return bytes.length > SEND_PIECE_BYTES
      ? `An answer can be expected to at most ${formatBytes(SEND_PIECE_BYTES)}. Turn “Expect” off to send this.`
      : null;
  }

  async function submit(): Promise<void> {
    field.current?.focus();
    setProblem(noProblem);
    const prepared = prepare(message, route, surroundings);
    if (prepared.kind === 'empty') return;
    if (prepared.kind !== 'ready') {
      if (prepared.kind === 'faulty')
        field.current?.setSelectionRange(prepared.fault.start, prepared.fault.end);
      return setProblem({ kind: 'error', error: prepared.error });
    }
    const words = expectProblem(prepared.bytes, prepared.route);
    if (words !== null) return setProblem({ kind: 'words', words });
    if (source !== '') history.add(message);
    setSource('');
    const error = await dispatch(prepared.bytes, prepared.route);
    if (error === null) return;
    setProblem({ kind: 'error', error });
    // What was typed meanwhile stays; the failed message is then one press of the Up key away.
    setSource((now) => (now === '' ? source : now));
  }

  async function deliver(other: Message): Promise<ParleyError | null> {
    const prepared = prepare(other, route, surroundings);
    if (prepared.kind === 'empty') return null;
    return prepared.kind === 'ready' ? send(prepared.bytes, prepared.route.send) : prepared.error;
  }

  return {
    message,
    problem,
    sending,
    cancel,
    deliver,
    choose,
    submit: () => void submit(),
    setSource(next) {
      setSource(next);
      setProblem((now) => (now.kind === 'words' ? noProblem : now));
    },
    setMode(mode) {
      const converted = convertMode(message, mode);
      if (!converted.ok) return setProblem({ kind: 'words', words: converted.problem });
      setProblem(noProblem);
      setSource(converted.value.source);
      choose({ mode });
    },
    take({ source: taken, ...how }) {
      setProblem(noProblem);
      setSource(taken);
      choose(how);
    },
    recall(direction) {
      const draft = history.step(direction, message);
      if (draft === null) return false;
      setSource(draft.source);
      show({ mode: draft.mode });
      return true;
    },
    report: (outcome) => {
      if (!outcome.ok) setProblem({ kind: 'error', error: outcome.error });
    },
    dismiss: () => setProblem(noProblem),
  };
}

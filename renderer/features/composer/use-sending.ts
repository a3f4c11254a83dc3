import { useRef, useState } from 'react';
import type { ParleyError } from '../../../shared/errors';
import { sendMessage, type SendPiece } from './send-message';

/** What became of the messages sent from one pane. `taken` and `total` count the bytes of all that are under way. */
export type Sending =
  { readonly kind: 'idle' } | { readonly kind: 'sending'; readonly taken: number; readonly total: number };

interface SendingControl {
  readonly sending: Sending;
  /** Sends after all earlier messages, so that their bytes never mix. Resolves with the error, or null. */
  readonly send: (message: Uint8Array, sendPiece: SendPiece) => Promise<ParleyError | null>;
  /** Gives up what the engine has not taken yet. */
  readonly cancel: () => void;
}

const idle: Sending = { kind: 'idle' };

/** Sends messages one after another and tells how far they are. */
export function useSending(): SendingControl {
  const [sending, setSending] = useState<Sending>(idle);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const abort = useRef(new AbortController());

  function send(message: Uint8Array, sendPiece: SendPiece): Promise<ParleyError | null> {
    const { signal } = abort.current;
    setSending((now) => grow(now, message.length));
    let taken = 0;
    const job = last.current.then(async () => {
      const outcome = await sendMessage(
        message,
        sendPiece,
        (sofar) => {
          const step = sofar - taken;
          taken = sofar;
          setSending((now) => advance(now, step));
        },
        signal,
      );
      setSending((now) => finish(now, message.length, taken));
      return outcome.ok ? null : outcome.error;
    });
    last.current = job;
    return job;
  }

  function cancel(): void {
    abort.current.abort();
    abort.current = new AbortController();
  }

  return { sending, send, cancel };
}

function grow(now: Sending, bytes: number): Sending {
  return now.kind === 'idle'
    ? { kind: 'sending', taken: 0, total: bytes }
    : { ...now, total: now.total + bytes };
}

function advance(now: Sending, step: number): Sending {
  return now.kind === 'idle' ? now : { ...now, taken: now.taken + step };
}

/** Takes a settled message out of the sum; what is left is nothing, or what the other messages are at. */
function finish(now: Sending, length: number, taken: number): Sending {
  if (now.kind === 'idle') return now;
  const total = now.total - length;
  return total <= 0 ? idle : { kind: 'sending', taken: now.taken - taken, total };
}

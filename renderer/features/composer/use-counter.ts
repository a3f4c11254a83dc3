import { useMemo, useRef, useState } from 'react';
import type { Surroundings } from '../../../shared/message/surroundings';
import { exampleAt } from '../../ui/message-editor/example-surroundings';

interface Counter {
  /** The number that the next message gets. */
  readonly next: number;
  /** What a message is filled from when it is sent; each one that counts takes the next number. */
  readonly real: Surroundings;
  /** The same for a preview: takes no number. */
  readonly example: Surroundings;
  /** Begins at 1 again. */
  readonly restart: () => void;
}

/** Bytes that the browser gives at once (Web Crypto, `getRandomValues`). */
const RANDOM_PIECE = 65_536;

/** The counter of one pane's messages, and all else that variables are filled from. */
export function useCounter(): Counter {
  const [next, setNext] = useState(1);
  // A message that is sent before the last one was drawn must not get its number.
  const latest = useRef(1);
  const real = useMemo<Surroundings>(
    () => ({
      now: () => Math.round((performance.timeOrigin + performance.now()) * 1_000),
      count() {
        const number = latest.current;
        latest.current += 1;
        setNext(latest.current);
        return number;
      },
      random,
      uuid: () => crypto.randomUUID(),
      captured: () => null,
    }),
    [],
  );
  const example = useMemo(() => exampleAt(next), [next]);
  return {
    next,
    real,
    example,
    restart() {
      latest.current = 1;
      setNext(1);
    },
  };
}

function random(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += RANDOM_PIECE)
    crypto.getRandomValues(bytes.subarray(at, at + RANDOM_PIECE));
  return bytes;
}

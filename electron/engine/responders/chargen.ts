import type { Reply, Responder } from './responder';

/** The printable characters of ASCII, which the lines rotate through, and how many of them one line has (RFC 864). */
const FIRST = 0x20;
const COUNT = 95;
const LINE_CHARACTERS = 72;
const LINE_BYTES = LINE_CHARACTERS + 2;
/** Lines written at once: 16 KiB or so, and a whole number of turns is not needed. */
const LINES = 222;

/**
 * Sends lines of characters without end (RFC 864), as fast as the peer takes them, and throws away what comes. The peer's FIN
 * is answered with its own.
 */
export function makeChargen(reply: Reply): Responder {
  let line = 0;
  let next: NodeJS.Immediate | undefined;
  let state: 'sending' | 'over' = 'sending';
  const pump = (): void => {
    clearImmediate(next);
    if (state === 'over' || reply.queued > 0) return;
    reply.push(linesFrom(line));
    line = (line + LINES) % COUNT;
    // What the system takes at once is never told as drained; other connections have their turn in between.
    next = setImmediate(pump);
  };
  const end = (): void => {
    state = 'over';
    clearImmediate(next);
  };
  return {
    opened: pump,
    received: () => undefined,
    drained: pump,
    peerFinished: () => {
      end();
      reply.finish();
    },
    dispose: end,
  };
}

/** Lines `first … first + LINES - 1` of the pattern: each begins one character behind the line before. */
function linesFrom(first: number): Uint8Array {
  const bytes = new Uint8Array(LINES * LINE_BYTES);
  for (let line = 0; line < LINES; line += 1) {
    const start = line * LINE_BYTES;
    for (let column = 0; column < LINE_CHARACTERS; column += 1)
      bytes[start + column] = FIRST + ((first + line + column) % COUNT);
    bytes.set([0x0d, 0x0a], start + LINE_CHARACTERS);
  }
  return bytes;
}

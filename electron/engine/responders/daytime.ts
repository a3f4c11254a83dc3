import type { Clock } from '../clock';
import type { Reply, Responder } from './responder';

const MICROSECONDS = 1_000;

/**
 * Sends the date and the time as one line as soon as the connection is open, and then its FIN (RFC 867). The line is that of the
 * RFC's own example, `Sunday, November 22, 2026 16:24:59-UTC`, and CRLF. What comes is thrown away.
 */
export function daytime(clock: Clock): (reply: Reply) => Responder {
  return (reply) => ({
    opened: () => {
      reply.push(new TextEncoder().encode(`${daytimeLine(clock())}\r\n`));
      reply.finish();
    },
    received: () => undefined,
    peerFinished: () => undefined,
    dispose: () => undefined,
  });
}

const format = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The line for a time in µs since the Unix epoch, without its end. */
export function daytimeLine(at: number): string {
  const date = new Date(Math.floor(at / MICROSECONDS));
  return `${format.format(date)} ${date.toISOString().slice(11, 19)}-UTC`;
}

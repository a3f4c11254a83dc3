import { errorOf, type ParleyError } from '../../shared/errors';

/** What was being done when the system refused. `ms`: how long a dial may take. `local`: where it was to come from. */
export type Attempt =
  | { readonly doing: 'listen'; readonly host: string; readonly port: number }
  | {
      readonly doing: 'dial';
      readonly host: string;
      readonly port: number;
      readonly ms: number;
      readonly local: Local;
    }
  | { readonly doing: 'bind'; readonly host: string; readonly port: number }
  | { readonly doing: 'stream' };

/** Where a dial comes from; `null` where the system chooses. */
interface Local {
  readonly host: string | null;
  readonly port: number | null;
}

type Target = Exclude<Attempt, { doing: 'stream' }>;
type Translate<A> = (at: A) => ParleyError;

const at = ({ host, port }: Target): { host: string; port: number } => ({ host, port });
const unknownHost: Translate<Target> = ({ host }) => errorOf('unknown_host', { host });
const noAddress: Translate<Target> = ({ host }) => errorOf('address_not_available', { host });
const notAllowed: Translate<Target> = (target) => errorOf('port_not_allowed', at(target));
const noLocalAddress: Translate<Target> = ({ host }) => errorOf('local_address_not_available', { host });
const localNotAllowed: Translate<Target> = (target) => errorOf('local_port_not_allowed', at(target));
const localPortInUse: Translate<Target> = (target) => errorOf('local_port_in_use', at(target));
const unreachable: Translate<Target> = (target) => errorOf('unreachable', at(target));
const reset: Translate<Attempt> = () => errorOf('connection_reset', {});
const peerClosed: Translate<Attempt> = () => errorOf('peer_closed', {});
const timedOut: Translate<Attempt> = () => errorOf('connection_timed_out', {});

/** What each errno of errno(3) and each EAI code of getaddrinfo(3) means, by what was being done. */
const meanings: {
  readonly [D in Attempt['doing']]: Readonly<Record<string, Translate<Extract<Attempt, { doing: D }>>>>;
} = {
  listen: {
    EADDRINUSE: (target) => errorOf('port_in_use', at(target)),
    EACCES: notAllowed,
    EPERM: notAllowed,
    EADDRNOTAVAIL: noAddress,
    EAFNOSUPPORT: noAddress,
    EINVAL: noAddress,
    ENOTFOUND: unknownHost,
    EAI_AGAIN: unknownHost,
    EAI_NODATA: unknownHost,
    EAI_FAIL: unknownHost,
  },
  dial: {
    ECONNREFUSED: (target) => errorOf('connection_refused', at(target)),
    ETIMEDOUT: ({ host, port, ms }) => errorOf('connect_timeout', { host, port, ms }),
    ENOTFOUND: unknownHost,
    EAI_AGAIN: unknownHost,
    EAI_NODATA: unknownHost,
    EAI_FAIL: unknownHost,
    EHOSTUNREACH: unreachable,
    ENETUNREACH: unreachable,
    EHOSTDOWN: unreachable,
    ENETDOWN: unreachable,
    EADDRNOTAVAIL: unreachable,
    EAFNOSUPPORT: unreachable,
    EINVAL: unreachable,
    ECONNRESET: reset,
  },
  bind: {
    EADDRINUSE: localPortInUse,
    EACCES: localNotAllowed,
    EPERM: localNotAllowed,
    EADDRNOTAVAIL: noLocalAddress,
    EAFNOSUPPORT: noLocalAddress,
    EINVAL: noLocalAddress,
  },
  stream: {
    ECONNRESET: reset,
    ECONNABORTED: reset,
    EPIPE: peerClosed,
    ETIMEDOUT: timedOut,
    EHOSTUNREACH: timedOut,
    ENETUNREACH: timedOut,
  },
};

/** These do not depend on what was being done. */
const tooManyFiles = new Set(['EMFILE', 'ENFILE']);

/**
 * Turns what the system refused with into an error with its details. An `AggregateError` (one error for each address of
 * a name) is told by the failure that says most: one that is understood goes before a plain `system_error`.
 */
export function osError(cause: unknown, attempt: Attempt): ParleyError {
  const local = attempt.doing === 'dial' ? localError(cause, attempt) : null;
  if (local !== null) return local;
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    const each = (cause.errors as readonly unknown[]).map((one) => osError(one, attempt));
    const byWeight = each.toSorted((a, b) => weight(a) - weight(b));
    return byWeight[0] as ParleyError;
  }
  const { code, syscall } = namesOf(cause);
  if (tooManyFiles.has(code)) return errorOf('too_many_open_files', {});
  const known = meanings[attempt.doing] as Readonly<Record<string, Translate<Attempt>>>;
  const translate = Object.hasOwn(known, code) ? known[code] : undefined;
  return (
    translate?.(attempt) ??
    errorOf('system_error', { syscall: syscall || attempt.doing, code: code || 'UNKNOWN' })
  );
}

/** What is wrong with the local end of a dial: it cannot be bound, or its pair with the peer's end exists already. */
function localError(cause: unknown, { local }: Extract<Attempt, { doing: 'dial' }>): ParleyError | null {
  const { code, syscall } = namesOf(cause);
  const end = { host: local.host ?? 'any address', port: local.port ?? 0 };
  if (syscall === 'bind') return osError(cause, { doing: 'bind', ...end });
  const pairExists = code === 'EADDRNOTAVAIL' || code === 'EADDRINUSE';
  return pairExists && local.port !== null ? errorOf('local_port_in_use', end) : null;
}

/** A refusal proves that the machine is there, a time-out that something may be; no route says least of all. */
function weight({ code }: ParleyError): number {
  const told = ['too_many_open_files', 'connection_refused', 'connect_timeout', 'unreachable'].indexOf(code);
  return told === -1 ? (code === 'system_error' ? 9 : 8) : told;
}

function namesOf(cause: unknown): { code: string; syscall: string } {
  if (typeof cause !== 'object' || cause === null) return { code: '', syscall: '' };
  const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
  return { code: typeof code === 'string' ? code : '', syscall: typeof syscall === 'string' ? syscall : '' };
}

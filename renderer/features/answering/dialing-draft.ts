import { DELAY_MAX_MS, MAX_PORT, RETRY_MAX_ATTEMPTS } from '../../../shared/limits';
import type { Dialing } from '../../../shared/model/serving';
import { parseHost } from '../../../shared/parse';
import { createDraftReader, type ReadDraft } from './draft-reader';

/** How a client connects, as it is typed. */
export interface DialingDraft {
  /** Empty: the system chooses. */
  readonly host: string;
  readonly port: string;
  readonly retries: boolean;
  /** These are kept while `retries` is off. */
  readonly first: string;
  readonly most: string;
  /** Empty: until it is told to stop. */
  readonly attempts: string;
}

type DialingField = 'host' | 'port' | 'first' | 'most' | 'attempts';
/** How a client connects, or what is wrong. */
export type ReadDialing = ReadDraft<Dialing, DialingField>;

/** Quick at first, and gentle to a server that is down for long. */
const firstRetry = { firstMs: 500, mostMs: 30_000, attempts: null };
const LEAST_WAIT_MS = 10;

/** The fields of settings that there are. */
export function dialingDraftOf({ localHost, localPort, retry }: Dialing): DialingDraft {
  const { firstMs, mostMs, attempts } = retry ?? firstRetry;
  return {
    host: localHost ?? '',
    port: localPort === null ? '' : String(localPort),
    retries: retry !== null,
    first: String(firstMs),
    most: String(mostMs),
    attempts: attempts === null ? '' : String(attempts),
  };
}

/** Reads the fields; those of connecting again only where it is on. */
export function readDialing(draft: DialingDraft): ReadDialing {
  const read = createDraftReader<DialingField>();
  const host = draft.host.trim() === '' ? null : parseHost(draft.host);
  if (host?.ok === false)
    read.refuse('host', 'Type an address of this computer, such as 127.0.0.1, or nothing.');
  const localHost = host?.ok === true ? host.value : null;
  const localPort = read.whole('port', draft.port, 'The port', 1, MAX_PORT);
  if (!draft.retries) return read.end(() => ({ localHost, localPort, retry: null }));
  const firstMs = read.required('first', draft.first, 'The first wait', LEAST_WAIT_MS, DELAY_MAX_MS) ?? 0;
  const mostMs = read.required('most', draft.most, 'The longest wait', LEAST_WAIT_MS, DELAY_MAX_MS) ?? 0;
  if (mostMs < firstMs) read.refuse('most', 'Make it at least as long as the first wait.');
  const attempts = read.whole('attempts', draft.attempts, 'The number', 1, RETRY_MAX_ATTEMPTS);
  return read.end(() => ({ localHost, localPort, retry: { firstMs, mostMs, attempts } }));
}

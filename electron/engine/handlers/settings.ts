import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { Answering, Responder } from '../../../shared/model/responder';
import type { Access, Dialing } from '../../../shared/model/serving';
import { parseHost } from '../../../shared/parse';
import { checkAccess, checkAnswering, checkDialing, checkResponder, tidyDialing } from './check-settings';

/** The settings that a request may carry. A field that is `undefined` was not given. */
interface Requested {
  readonly name?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly responder?: Responder | undefined;
  readonly answering?: Answering | undefined;
  readonly access?: Access | undefined;
  readonly dialing?: Dialing | undefined;
}
type Given<R extends Requested> = { [F in keyof R]?: Exclude<R[F], undefined> };

/**
 * The fields of a request that were given, with the hosts as they will be used. Refuses what could not work: `invalid_host`,
 * `invalid_message`, `invalid_framing`, `invalid_range`, `invalid_peer`.
 */
export function givenSettings<R extends Requested>(requested: R): Outcome<Given<R>> {
  const host = requested.host === undefined ? null : parseHost(requested.host);
  if (host?.ok === false) return host;
  const dialing = requested.dialing === undefined ? undefined : tidyDialing(requested.dialing);
  const checks = [
    requested.responder && checkResponder(requested.responder),
    requested.answering && checkAnswering(requested.answering),
    requested.access && checkAccess(requested.access),
    dialing && checkDialing(dialing),
  ];
  for (const check of checks) if (check?.ok === false) return check;
  const wanted = { ...requested, dialing, host: host?.value };
  return succeed(
    Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Given<R>,
  );
}

/** Refuses port 0 for a client: only a server can ask for a free port. */
export function dialable<R extends Requested>(given: R): Outcome<R> {
  return given.port === 0 ? fail('invalid_port', { text: '0' }) : succeed(given);
}

/** True when taking `given` would change where a server listens or whom a client dials. */
export function moves(given: Requested, now: { readonly host: string; readonly port: number }): boolean {
  return (given.host ?? now.host) !== now.host || (given.port ?? now.port) !== now.port;
}

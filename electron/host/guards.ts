import { sameSecret } from './secrets';

/** What the guards look at of a request, exactly as it was received: each header with all of its values. */
export interface Arrival {
  /** `upgrade`: it asks for a WebSocket (RFC 6455 §4.1). */
  readonly kind: 'request' | 'upgrade';
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

/**
 * True when the one `Host` is the printed authority (`127.0.0.1:PORT`). A name that an attacker's DNS points at this
 * computer stays in `Host` (DNS rebinding); so does `localhost`, which other programs on this computer may also be.
 */
export function hostIsExact({ headers }: Arrival, authority: string): boolean {
  return isOnly(headers['host'], authority);
}

/**
 * True when the `Origin` is the host's own. An upgrade must carry one: browsers always send it there and no script can
 * change it, while the same-origin policy does not cover WebSockets (RFC 6455 §10.2). Other requests may lack it.
 */
export function originIsExact({ kind, headers }: Arrival, authority: string): boolean {
  const origins = headers['origin'];
  return origins === undefined ? kind === 'request' : isOnly(origins, `http://${authority}`);
}

/**
 * True unless the browser says that another page caused the request (W3C Fetch Metadata). `none` is the address bar or
 * another program; `same-site` is a page of another port. Upgrades are judged by their `Origin`, which says more.
 */
export function siteIsOwn({ kind, headers }: Arrival): boolean {
  const sites = headers['sec-fetch-site'];
  return kind === 'upgrade' || sites === undefined || isOnly(sites, 'same-origin') || isOnly(sites, 'none');
}

/** True for the methods that change nothing. An upgrade is a GET by RFC 6455 §4.1. */
export function methodIsSafe({ kind, method }: Arrival): boolean {
  return method === 'GET' || (method === 'HEAD' && kind === 'request');
}

/**
 * True when one of the cookies with this name holds the token. All are tried: pages of other ports share this cookie jar
 * and may have set one of the same name, which must not lock the user out.
 */
export function cookieIsOurs({ headers }: Arrival, name: string, token: string): boolean {
  const pairs = (headers['cookie'] ?? []).flatMap((value) => value.split(';'));
  return pairs
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .some((pair) => sameSecret(pair.slice(name.length + 1), token));
}

/** A request's target in parts: the path as it was sent, and the key where there is exactly one. */
export interface Target {
  readonly path: string;
  readonly key: string | null;
}

/**
 * Splits a request target in origin-form (RFC 9112 §3.2.1), or `null` for any other form and for paths that no file or
 * route of ours can have. Decodes nothing, so that no encoding can hide a separator.
 */
export function parseTarget(target: string): Target | null {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!/^\/(?!\/)[\w./-]*$/.test(path)) return null;
  const keys = mark < 0 ? [] : new URLSearchParams(target.slice(mark + 1)).getAll('key');
  return { path, key: keys.length === 1 ? (keys[0] ?? null) : null };
}

function isOnly(values: readonly string[] | undefined, wanted: string): boolean {
  return values?.length === 1 && values[0] === wanted;
}

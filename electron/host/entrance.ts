import { assetFor, type AssetManifest } from '../../shared/assets';
import {
  cookieIsOurs,
  hostIsExact,
  methodIsSafe,
  originIsExact,
  parseTarget,
  siteIsOwn,
  type Arrival,
} from './guards';
import type { Keyring } from './keyring';
import type { RefusalCode } from './refusals';

/** What the entrance knows about its host. */
export interface Entrance {
  /** `127.0.0.1:PORT`: the only `Host` and, after `http://`, the only `Origin`. */
  readonly authority: string;
  readonly cookieName: string;
  /** The cookie's value; never the key, so that an old link does not open a later run and a cookie is no link. */
  readonly token: string;
  readonly keys: Pick<Keyring, 'accepts'>;
  readonly manifest: AssetManifest;
}

/** What is served to whom was let in. */
export type Route =
  | { readonly kind: 'alive' }
  | { readonly kind: 'asset'; readonly name: string }
  /** A file that the engine gives once, to who knows its key. */
  | { readonly kind: 'export'; readonly key: string }
  | { readonly kind: 'socket' };

/** What happens to a request. `welcome`: the right key was shown; the cookie is set and the key leaves the address bar. */
export type Decision =
  Route | { readonly kind: 'welcome' } | { readonly kind: 'refused'; readonly why: RefusalCode };

/**
 * Decides what happens to a request or an upgrade. The only way from a socket to an answer: all guards run here, before
 * any route is looked up, so that a new route cannot forget them.
 */
export function decide(arrival: Arrival, entrance: Entrance): Decision {
  if (!hostIsExact(arrival, entrance.authority)) return refuse('foreign-host');
  if (!originIsExact(arrival, entrance.authority)) return refuse('foreign-origin');
  if (!siteIsOwn(arrival)) return refuse('foreign-site');
  if (!methodIsSafe(arrival)) return refuse('unsafe-method');
  const target = parseTarget(arrival.target);
  if (arrival.kind === 'request' && target?.path === '/' && target.key !== null) {
    return entrance.keys.accepts(target.key) ? { kind: 'welcome' } : refuse('wrong-key');
  }
  if (!cookieIsOurs(arrival, entrance.cookieName, entrance.token)) return refuse('no-key');
  return target === null ? refuse('not-found') : routeOf(arrival, target.path, entrance.manifest);
}

function routeOf({ kind, method }: Arrival, path: string, manifest: AssetManifest): Decision {
  if (path === '/socket') return kind === 'upgrade' ? { kind: 'socket' } : refuse('upgrade-needed');
  if (kind === 'upgrade') return refuse('not-found');
  if (path === '/alive') return { kind: 'alive' };
  const key = exportKey(path);
  // A file is given once: a question for its headers alone must not use it up.
  if (key !== null) return method === 'GET' ? { kind: 'export', key } : refuse('not-found');
  const name = assetFor(manifest, path);
  return name === null ? refuse('not-found') : { kind: 'asset', name };
}

/** The key in a path that could be that of an export: 256 bits in base64url. Whether there is one, the engine knows. */
function exportKey(path: string): string | null {
  return /^\/export\/([\w-]{43})$/.exec(path)?.[1] ?? null;
}

function refuse(why: RefusalCode): Decision {
  return { kind: 'refused', why };
}

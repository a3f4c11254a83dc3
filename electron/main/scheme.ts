import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomScheme } from 'electron';
import { assetFor, contentTypeOf, parseManifest, type AssetManifest } from '../../shared/assets';
import { contentSecurityPolicy } from '../../shared/csp';

const SCHEME = 'app';
const HOST = 'parley';

/** The one origin of Parley's window, as frames report it. */
export const ORIGIN = `${SCHEME}://${HOST}`;
/** The document of the window. */
export const DOCUMENT_URL = `${ORIGIN}/`;

/** Makes `app:` a scheme with origins and secure contexts; must be registered before the app is ready. */
export const privilegedScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Sent with everything: nothing is sniffed, embedded elsewhere, or told where the window came from. */
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy("'none'"),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Reads the manifest of the built window in `folder`. Throws an error whose message a person can act on. */
export function readManifest(folder: string): AssetManifest {
  const broken = `The window’s files are missing or damaged (${folder}).`;
  try {
    const manifest = parseManifest(readFileSync(join(folder, 'files.json'), 'utf8'));
    if (assetFor(manifest, '/') !== null) return manifest;
  } catch (cause) {
    throw new Error(broken, { cause });
  }
  throw new Error(broken);
}

/** Answers requests of the `app:` scheme with files of `folder` that the manifest lists, and with nothing else. */
export function createAssetHandler(
  folder: string,
  manifest: AssetManifest,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405, headers });
    const name = requestedName(manifest, url);
    if (name === null) return new Response(null, { status: 404, headers });
    try {
      const body = method === 'GET' ? await readFile(join(folder, name)) : null;
      return new Response(body, { headers: { ...headers, 'Content-Type': contentTypeOf(name) ?? '' } });
    } catch {
      return new Response(null, { status: 404, headers });
    }
  };
}

function requestedName(manifest: AssetManifest, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST ? assetFor(manifest, pathname) : null;
}

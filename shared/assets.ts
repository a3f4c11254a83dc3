import { z } from 'zod';

/** Names of the built window's files, as the build listed them, relative to its folder, with `/`. */
export type AssetManifest = ReadonlySet<string>;

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** Reads the manifest's text (`files.json`). Throws when it is not a list of plain relative names: the build is broken. */
export function parseManifest(json: string): AssetManifest {
  const plainName = z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/);
  return new Set(z.array(plainName).parse(JSON.parse(json)));
}

/** The listed file a URL's path stands for (`/` is the document), or `null`. Never decodes: `%2e%2e` is no listed name. */
export function assetFor(manifest: AssetManifest, pathname: string): string | null {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  return manifest.has(name) && contentTypeOf(name) !== null ? name : null;
}

/** The content type by a file's ending, or `null` for one that the window never needs. */
export function contentTypeOf(name: string): string | null {
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot + 1);
  return Object.hasOwn(contentTypes, ending) ? (contentTypes[ending] ?? null) : null;
}

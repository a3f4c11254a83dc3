import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeManifest, MANIFEST_FILE } from '../capture/manifest';
import type { FileFacts } from './formats/record-writer';

/** What a capture's manifest says of its program and endpoints; nothing but “Parley” where it cannot be read. */
export function readFileFacts(folder: string, complete: boolean): FileFacts {
  const manifest = manifestOf(folder);
  const endpoints = manifest?.endpoints ?? [];
  return {
    program: manifest?.program ?? 'Parley',
    names: new Map(endpoints.map(({ id, name }) => [id, name])),
    clients: new Set(endpoints.filter(({ kind }) => kind === 'client').map(({ id }) => id)),
    complete,
  };
}

function manifestOf(folder: string): ReturnType<typeof decodeManifest> {
  try {
    return decodeManifest(readFileSync(join(folder, MANIFEST_FILE), 'utf8'));
  } catch {
    return null;
  }
}

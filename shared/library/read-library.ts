import type { Imported } from './imported';
import { readPacketsIni } from './packets-ini';
import { readParleyJson } from './parley-json';

/** Reads a file of saved messages by what is in it: a library of Parley (JSON), or Packet Sender's `packets.ini`. Never throws. */
export function readLibrary(text: string): Imported {
  return /^\ufeff?\s*(?:\{|\[\s*[[\]{"])/.test(text) ? readParleyJson(text) : readPacketsIni(text);
}

// @ts-check
import { pathToFileURL } from 'node:url';
import { inRoot } from './root.mjs';

/**
 * Runs the built browser host in this very process, which then is the host: signals, stdout, exit code and the flags
 * of the command line are its own.
 */
export async function becomeBrowserHost() {
  await import(pathToFileURL(inRoot('out/host/host.js')).href);
}

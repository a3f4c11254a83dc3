import { lookup as systemLookup } from 'node:dns';
import { isLiteral, type Lookup } from './socket-runner';

export { systemLookup };

/**
 * The address literal to listen on for a host that a user named. A name with several addresses takes its first IPv4
 * one: the programs people pair with it ("localhost" in a Python script) mostly try IPv4 only. Rejects with the
 * resolver's error. An address literal resolves to itself, without a question to the network.
 */
export function resolveHost(host: string, lookup: Lookup): Promise<string> {
  if (isLiteral(host)) return Promise.resolve(host);
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (cause, found) => {
      if (cause !== null) return reject(cause);
      const all = typeof found === 'string' ? [{ address: found, family: 0 }] : found;
      const chosen = all.find(({ family }) => family === 4) ?? all[0];
      if (chosen === undefined)
        reject(Object.assign(new Error('no address'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }));
      else resolve(chosen.address);
    });
  });
}

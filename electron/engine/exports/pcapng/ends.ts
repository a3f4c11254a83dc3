import type { Address } from '../../../../shared/model/address';
import { ipBytes, ipText, standIn } from './ip-address';
import type { PacketEnd } from './tcp-packet';

/** The two ends of a connection as its packets name them, and what must be said about that; `null`: they are the real ones. */
export interface FlowEnds {
  readonly local: PacketEnd;
  readonly peer: PacketEnd;
  readonly note: string | null;
}

/** Gives each connection of a file its ends. */
export interface Ends {
  /** The ends of a connection whose addresses were recorded. */
  of(connection: number, local: Address, peer: Address): FlowEnds;
  /** Ends for a connection of which only the number is known. */
  unknown(connection: number): FlowEnds;
}

const PORTS = 0xffff;

/**
 * A connection between two endpoints of one Parley is in the capture twice, once as each side saw it. With the same four
 * numbers, a program that reads packets would take the second for repetitions of the first. So whichever way round two
 * addresses and ports come first has the real ones, and the other way round gets addresses that stand for them.
 */
export function createEnds(): Ends {
  /** For each pair of ends, the way round that came first. */
  const seen = new Map<string, string>();
  const stands = new Map<string, Uint8Array>();

  function standFor(name: string, family: 4 | 6): Uint8Array {
    const known = stands.get(name);
    if (known !== undefined) return known;
    const made = standIn(family, stands.size + 1);
    stands.set(name, made);
    return made;
  }

  function replaced(local: PacketEnd, peer: PacketEnd, why: string): FlowEnds {
    const family = local.address.length === 4 ? 4 : 6;
    const own = standFor(`local ${ipText(local.address)}`, family);
    const far = standFor(`peer ${ipText(peer.address)}`, family);
    const stand = `${ipText(own)} stands for ${ipText(local.address)}, and ${ipText(far)} for ${ipText(peer.address)}`;
    return {
      local: { address: own, port: local.port },
      peer: { address: far, port: peer.port },
      note: `${why}, so that its addresses were replaced: ${stand}.`,
    };
  }

  function unknown(connection: number): FlowEnds {
    return {
      local: { address: standFor('local unknown', 4), port: 1 + Math.floor((connection - 1) / PORTS) },
      peer: { address: standFor('peer unknown', 4), port: 1 + ((connection - 1) % PORTS) },
      note: 'The addresses and ports of this connection are not known; these stand for them.',
    };
  }

  return {
    of(connection, local, peer) {
      const own = endOf(local);
      const far = endOf(peer);
      if (own === null || far === null || own.address.length !== far.address.length)
        return unknown(connection);
      const forth = `${nameOf(own)} ${nameOf(far)}`;
      const back = `${nameOf(far)} ${nameOf(own)}`;
      if (forth === back) return replaced(own, far, 'Both ends of this connection are the same socket');
      const key = forth < back ? forth : back;
      const first = seen.get(key) ?? forth;
      seen.set(key, first);
      if (first === forth) return { local: own, peer: far, note: null };
      return replaced(own, far, 'The other side of this connection is in this file too');
    },
    unknown,
  };
}

function endOf({ host, port }: Address): PacketEnd | null {
  const address = ipBytes(host);
  return address === null ? null : { address, port };
}

function nameOf({ address, port }: PacketEnd): string {
  return `${ipText(address)} ${port}`;
}

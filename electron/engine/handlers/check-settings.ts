import { fail, succeed, type Outcome } from '../../../shared/errors';
import { framerOf } from '../../../shared/framing/create-framer';
import { compileMessage } from '../../../shared/message/compile-message';
import type { Message } from '../../../shared/model/message';
import type { Answering, Responder } from '../../../shared/model/responder';
import type { Access, Dialing } from '../../../shared/model/serving';
import { parseHost } from '../../../shared/parse';
import { checkPeers } from '../access/peer-list';
import { isLiteral } from '../socket-runner';

type Checked = Outcome<Record<string, never>>;

/** Refuses a fixed reply that cannot be sent, and rules over a framing that cannot be: `invalid_message`, `invalid_framing`. */
export function checkResponder(responder: Responder): Checked {
  if (responder.kind === 'fixed') return checkMessage(responder.reply);
  if (responder.kind !== 'rules') return succeed({});
  const framer = framerOf(responder.framing);
  return framer.ok ? succeed({}) : framer;
}

/** Refuses a delay whose ends are the wrong way round: `invalid_range`. */
export function checkAnswering({ delay: { least, most } }: Answering): Checked {
  return checkRange(least, most);
}

/** Refuses peers that are none and a greeting that cannot be sent: `invalid_peer`, `invalid_message`. */
export function checkAccess({ allow, greeting }: Access): Checked {
  const peers = checkPeers(allow);
  return peers.ok && greeting !== null ? checkMessage(greeting) : peers;
}

/** Refuses waits whose ends are the wrong way round, and a local end that is a name: `invalid_range`, `invalid_host`. */
export function checkDialing({ localHost, retry }: Dialing): Checked {
  if (localHost !== null && !isLiteral(localHost)) return fail('invalid_host', { text: localHost });
  return retry === null ? succeed({}) : checkRange(retry.firstMs, retry.mostMs);
}

/** The same with the local end as it will be used: without brackets and blanks around it. */
export function tidyDialing(dialing: Dialing): Dialing {
  const host = dialing.localHost === null ? null : parseHost(dialing.localHost);
  return host?.ok === true ? { ...dialing, localHost: host.value } : dialing;
}

function checkMessage(message: Message): Checked {
  const compiled = compileMessage(message);
  if (compiled.ok) return succeed({});
  return fail('invalid_message', { position: compiled.fault.start, problem: compiled.fault.problem });
}

function checkRange(least: number, most: number): Checked {
  return least > most ? fail('invalid_range', { least, most }) : succeed({});
}

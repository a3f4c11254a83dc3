import { errorOf, type Outcome, type ParleyError } from '../../../shared/errors';
import { compileMessage } from '../../../shared/message/compile-message';
import type { Fault } from '../../../shared/message/fault';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Message } from '../../../shared/model/message';
import type { Route } from './route';

/** A message as bytes with their way out; that there is nothing to send; or why it cannot be sent, and where it is wrong. */
export type Prepared =
  | { readonly kind: 'ready'; readonly bytes: Uint8Array; readonly route: Route }
  | { readonly kind: 'empty' }
  | { readonly kind: 'faulty'; readonly fault: Fault; readonly error: ParleyError }
  | { readonly kind: 'refused'; readonly error: ParleyError };

/** Makes bytes of a message. Variables are filled only when it can be sent: a refused message takes no number of the counter. */
export function prepare(message: Message, route: Outcome<Route>, surroundings: Surroundings): Prepared {
  const compiled = compileMessage(message);
  if (!compiled.ok) return { kind: 'faulty', fault: compiled.fault, error: messageError(compiled.fault) };
  if (compiled.value.constant?.length === 0) return { kind: 'empty' };
  if (!route.ok) return { kind: 'refused', error: route.error };
  return { kind: 'ready', bytes: compiled.value.render(surroundings), route: route.value };
}

/** The error that says where a message is wrong. */
export function messageError({ start, problem }: Fault): ParleyError {
  return errorOf('invalid_message', { position: start, problem });
}

import { emptyMessage, noFraming } from '../../../shared/model/defaults';
import type { Responder, ResponderKind } from '../../../shared/model/responder';

/** The responders that an endpoint had, by kind: going back to one brings its settings back. */
export type KnownResponders = Readonly<Partial<Record<ResponderKind, Responder>>>;

/** A responder of this kind: the one that was there last, or one with nothing set. */
export function responderOf(kind: ResponderKind, known: KnownResponders): Responder {
  const before = known[kind];
  if (before !== undefined) return before;
  if (kind === 'fixed') return { kind, reply: emptyMessage };
  if (kind === 'rules') return { kind, framing: noFraming };
  return { kind };
}

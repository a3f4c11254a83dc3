import type { Responder as ResponderSettings, ResponderKind } from '../../../shared/model/responder';
import { makeEcho } from './echo';
import { makeManual } from './manual';
import type { MakeResponder } from './responder';

/** One row for each kind of responder: how it is made from its settings. */
const makers: {
  readonly [K in ResponderKind]: (settings: Extract<ResponderSettings, { kind: K }>) => MakeResponder;
} = {
  echo: () => makeEcho,
  manual: () => makeManual,
  discard: () => makeManual,
  fixed: () => makeManual,
  rules: () => makeManual,
  chargen: () => makeManual,
  daytime: () => makeManual,
};

/** The way to make responders with these settings, one for each connection. */
export function responderOf(settings: ResponderSettings): MakeResponder {
  return makers[settings.kind](settings as never);
}

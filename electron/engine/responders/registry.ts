import { framerOf } from '../../../shared/framing/create-framer';
import { compileMessage } from '../../../shared/message/compile-message';
import type { Surroundings } from '../../../shared/message/surroundings';
import type {
  Answering,
  Responder as ResponderSettings,
  ResponderKind,
} from '../../../shared/model/responder';
import type { RuleBook } from '../answering/rule-book';
import type { Turns } from '../answering/turns';
import type { Clock } from '../clock';
import { makeChargen } from './chargen';
import { daytime } from './daytime';
import { makeDiscard } from './discard';
import { makeEcho } from './echo';
import { fixedReply } from './fixed';
import { makeManual } from './manual';
import { onLine } from './on-line';
import type { MakeResponder, Reply, Responder } from './responder';
import { byRules } from './rules';

/** What the responders of one endpoint share. */
export interface ResponderTools {
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  readonly book: RuleBook;
  readonly turns: Turns;
}

type Simple = (reply: Reply) => Responder;

/** One row for each kind of responder that needs no more than the way back: how it is made from its settings. */
const makers: {
  readonly [K in Exclude<ResponderKind, 'rules'>]: (
    settings: Extract<ResponderSettings, { kind: K }>,
    tools: ResponderTools,
  ) => Simple;
} = {
  echo: () => makeEcho,
  manual: () => makeManual,
  discard: () => makeDiscard,
  fixed: ({ reply }, { surroundings }) => {
    // What is wrong with a message was refused when it was set; one from a file that was changed by hand answers nothing.
    const message = compileMessage(reply);
    return message.ok ? fixedReply(message.value, surroundings) : makeManual;
  },
  chargen: () => makeChargen,
  daytime: (_, { clock }) => daytime(clock),
};

/**
 * The way to make responders with these settings, one for each connection. Without options a responder writes to the connection
 * itself, unless replies of the one before still wait.
 */
export function responderOf(
  settings: ResponderSettings,
  answering: Answering,
  tools: ResponderTools,
): MakeResponder {
  if (settings.kind === 'rules') return rulesOf(settings, answering, tools);
  const make = makers[settings.kind](settings as never, tools);
  const lined = onLine(make, answering);
  return isPrompt(answering) ? (reply) => (reply.waits ? lined : make)(reply) : lined;
}

function rulesOf(
  { framing }: Extract<ResponderSettings, { kind: 'rules' }>,
  answering: Answering,
  tools: ResponderTools,
): MakeResponder {
  const makeFramer = framerOf(framing);
  return makeFramer.ok ? byRules({ ...tools, framing, makeFramer: makeFramer.value, answering }) : makeManual;
}

/** True when replies go out at once, without limit and without end. */
function isPrompt({ delay, bytesPerSecond, ending }: Answering): boolean {
  return delay.most === 0 && bytesPerSecond === null && ending === null;
}

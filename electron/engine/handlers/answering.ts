import type { answeringContract } from '../../../shared/contract/answering';
import type { Handlers } from '../../../shared/dispatch';
import { succeed, type Outcome } from '../../../shared/errors';
import { framerOf } from '../../../shared/framing/create-framer';
import { noFraming } from '../../../shared/model/defaults';
import type { EndpointId } from '../../../shared/model/ids';
import { moveRule, removeRules, saveRule } from '../answering/edit-rules';
import { rulePage } from '../answering/rule-page';
import { tryRules } from '../answering/try-rules';
import { Turns } from '../answering/turns';
import type { RuleSet } from '../settings';
import { createSurroundings } from '../surroundings';
import type { LiveEndpoint, Workbench } from '../workbench';

type AnsweringHandlers = Pick<Handlers, keyof typeof answeringContract>;

/** The rules of endpoints. */
export function answeringHandlers(bench: Workbench): AnsweringHandlers {
  const turns = new Turns();
  const edit = (
    id: EndpointId,
    change: (set: RuleSet) => Outcome<RuleSet>,
  ): Outcome<Record<string, never>> => {
    const found = bench.endpoint(id);
    if (!found.ok) return found;
    const changed = change(found.value.settings.rules);
    if (!changed.ok) return changed;
    setRules(found.value, changed.value);
    return succeed({});
  };
  return {
    'rules.window': ({ endpoint, from, count }) => {
      const found = bench.endpoint(endpoint);
      if (!found.ok) return found;
      return succeed(rulePage(found.value.settings.rules, from, count));
    },
    'rules.save': ({ endpoint, ...wanted }) => {
      const found = bench.endpoint(endpoint);
      if (!found.ok) return found;
      const saved = saveRule(found.value.settings.rules, wanted);
      if (!saved.ok) return saved;
      setRules(found.value, saved.value.set);
      return succeed({ id: saved.value.id });
    },
    'rules.move': ({ endpoint, id, to }) => edit(endpoint, (set) => moveRule(set, id, to)),
    'rules.remove': ({ endpoint, ids }) => edit(endpoint, (set) => removeRules(set, ids)),
    'rules.try': async ({ endpoint, data }) => {
      const found = bench.endpoint(endpoint);
      if (!found.ok) return found;
      const { settings, answers } = found.value;
      const { responder } = settings;
      const makeFramer = framerOf(responder.kind === 'rules' ? responder.framing : noFraming);
      if (!makeFramer.ok) return makeFramer;
      const { clock } = bench.context;
      const trial = { rules: answers.rules, makeFramer: makeFramer.value, data, clock, turns };
      return succeed({ fired: [...(await tryRules({ ...trial, surroundings: createSurroundings(clock) }))] });
    },
  };
}

function setRules(endpoint: LiveEndpoint, rules: RuleSet): void {
  if (endpoint.kind === 'server') endpoint.configure({ ...endpoint.settings, rules });
  else endpoint.configure({ ...endpoint.settings, rules });
}

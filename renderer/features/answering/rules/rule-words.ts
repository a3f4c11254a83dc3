import type { Matching } from '../../../../shared/model/matching';
import type { Rule, RuleText } from '../../../../shared/model/rule';

/** Characters of a source that are shown; rows are not wider. */
const SHOWN = 80;

/** When a rule fires, in a few words: `contains “ping”`, `matches /^OK/`, `anything`. */
export function conditionWords(when: Matching): string {
  switch (when.by) {
    case 'any':
      return 'anything';
    case 'regex':
      return `matches /${shortened(when.source)}/`;
    case 'equals':
    case 'contains':
    case 'starts-with':
      return `${when.by.replace('-', ' ')} “${shortened(when.content.source)}”`;
  }
}

/** A rule in one line: `contains “ping” → 1 message, then closes`. `place`: the fall-back has no condition of its own. */
export function ruleSummary(rule: RuleText, place: 'list' | 'fallback'): string {
  const when = place === 'fallback' ? 'anything else' : conditionWords(rule.when);
  const count = rule.reply.length;
  const reply = count === 0 ? 'nothing' : `${count} ${count === 1 ? 'message' : 'messages'}`;
  const then = { stay: '', close: ', then closes', reset: ', then resets' }[rule.then];
  return `${when} → ${reply}${then}${rule.once ? ', once' : ''}`;
}

/** What a rule is called: its name, or what it looks for where it has none. */
export function ruleTitle({ name, when }: Pick<RuleText, 'name' | 'when'>): string {
  return name.trim() === '' ? conditionWords(when) : name;
}

/** What a rule says, without its number. */
export function textOf({ name, on, when, reply, then, once }: Rule): RuleText {
  return { name, on, when, reply, then, once };
}

/** All that is searched for in a rule: its name, what it looks for and what it answers, in lower case. */
export function searchedText({ name, when, reply }: RuleText): string {
  return [name, conditionWords(when), ...reply.map(({ message }) => message.source)].join('\n').toLowerCase();
}

function shortened(source: string): string {
  return source.length > SHOWN ? `${source.slice(0, SHOWN)}…` : source;
}

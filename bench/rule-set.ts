import type { Framing } from '../shared/model/framing';
import { plainComposing } from '../shared/model/defaults';
import type { Matching } from '../shared/model/matching';
import type { RuleText } from '../shared/model/rule';

/** How many rules are tried in vain before the one that answers. */
const IN_VAIN = 9;
const literals = ['equals', 'contains', 'starts-with'] as const;

/** Cuts what is received into lines. */
export const lines: Framing = { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: true, most: 65_536 };

function ruleOf(name: string, when: Matching, source: string): RuleText {
  const reply = [{ delayMs: 0, message: { ...plainComposing, source } }];
  return { name, on: true, when, reply, then: 'stay', once: false };
}

/** Ten rules: nine with literals that do not fit, and a regular expression that does. Its capture is sent back. */
export function ruleSet(): RuleText[] {
  const inVain = Array.from({ length: IN_VAIN }, (_, index) => {
    const by = literals[index % literals.length] ?? 'equals';
    const content = { mode: 'text', source: `command-${index}`, encoding: 'utf-8' } as const;
    return ruleOf(`rule ${index}`, { by, content }, 'no');
  });
  const line = {
    by: 'regex',
    source: '^(p+\\n)',
    over: 'bytes',
    encoding: 'utf-8',
    matchCase: true,
  } as const;
  return [...inVain, ruleOf('echo', line, '$1')];
}

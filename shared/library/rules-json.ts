import { z } from 'zod';
import { MAX_RULES } from '../limits';
import { ruleText, type RuleText } from '../model/rule';

/** Version of the file; a Parley that cannot read a later one says so. */
const FORMAT = 1;
const file = z.object({
  format: z.int().min(1),
  rules: z.array(z.unknown()),
  fallback: z.unknown().optional(),
});

/** What a file of rules holds, and what of it cannot be taken: a sentence each. */
export interface RulesFile {
  readonly rules: readonly RuleText[];
  readonly fallback: RuleText | null;
  readonly problems: readonly string[];
}

/** Rules as a file: JSON, indented so that versions of it can be compared. */
export function writeRulesJson(rules: readonly RuleText[], fallback: RuleText | null): string {
  return `${JSON.stringify({ format: FORMAT, rules: rules.map(textOf), fallback: fallback && textOf(fallback) }, null, 2)}\n`;
}

/** Reads such a file. A rule that is wrong is left out, and its problem told; the others are taken. */
export function readRulesJson(text: string): RulesFile {
  const json = parse(text);
  if (json === null) return nothing('This file is no JSON. It may be cut off, or something else.');
  const read = file.safeParse(json.value);
  if (!read.success) return nothing('This file is JSON, but it has no rules of Parley in it.');
  const { format, rules: values, fallback: last = null } = read.data;
  if (format > FORMAT)
    return nothing(
      'These rules were written by a newer Parley. Import them with that version or a later one.',
    );
  const problems: string[] = [];
  const take = (value: unknown, what: string): RuleText[] => {
    const rule = ruleText.safeParse(value);
    if (rule.success) return [rule.data];
    problems.push(`${what} was left out:${reasonOf(rule.error)}.`);
    return [];
  };
  const rules = values.slice(0, MAX_RULES).flatMap((value, at) => take(value, `Rule ${at + 1}`));
  if (values.length > MAX_RULES)
    problems.push(
      `Only the first ${MAX_RULES.toLocaleString('en')} rules were taken: an endpoint has no more.`,
    );
  const fallback = last === null ? null : (take(last, 'The fall-back')[0] ?? null);
  return { rules, fallback, problems };
}

function textOf({ name, on, when, reply, then, once }: RuleText): RuleText {
  return { name, on, when, reply, then, once };
}

function nothing(problem: string): RulesFile {
  return { rules: [], fallback: null, problems: [problem] };
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch {
    return null;
  }
}

function reasonOf({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return ' it is none';
  return `${issue.path.length === 0 ? '' : ` ${issue.path.join('.')}:`} ${issue.message}`;
}

import type { Result } from '../../../shared/contract';
import type { MakeFramer } from '../../../shared/framing/create-framer';
import { TRY_MAX_MESSAGES, TRY_MAX_REPLY_BYTES } from '../../../shared/limits';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { RuleId } from '../../../shared/model/rule';
import { fire, type Firing } from './fire';
import type { CompiledRules } from './rule-book';

type Tried = Result<'rules.try'>['fired'][number];

/**
 * What rules would do with these bytes as the first chunk of a connection: what each message in them fires, up to the one that
 * ends the connection, or up to as many as a page can show. Bytes of a message that has not ended fire nothing, unless a pause would end it.
 */
export function tryRules(
  rules: CompiledRules,
  makeFramer: MakeFramer,
  data: Uint8Array,
  surroundings: Surroundings,
): readonly Tried[] {
  const tried: Tried[] = [];
  const spent = new Set<RuleId>();
  let replied = 0;
  for (const { content, start, end } of messagesOf(makeFramer, data)) {
    const firing = fire({ rules, message: content, spent, surroundings });
    tried.push({ start, end, ...told(firing) });
    if (firing !== null) spent.add(firing.fired.rule.id);
    replied += sizeOf(firing);
    const ends = firing !== null && firing.fired.rule.then !== 'stay';
    if (ends || replied > TRY_MAX_REPLY_BYTES || tried.length === TRY_MAX_MESSAGES) break;
  }
  return tried;
}

function told(firing: Firing | null): Omit<Tried, 'start' | 'end'> {
  if (firing === null) return { rule: null, name: '', index: null, reply: [], then: 'stay' };
  const { fired, index, reply } = firing;
  const { id, then } = fired.rule;
  return { rule: id, name: fired.name, index, reply: [...(reply ?? [])], then };
}

function sizeOf(firing: Firing | null): number {
  return (firing?.reply ?? []).reduce((sum, { data }) => sum + data.length, 0);
}

interface Located {
  readonly content: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The whole messages in some bytes, and where they are. */
function messagesOf(makeFramer: MakeFramer, data: Uint8Array): readonly Located[] {
  const framer = makeFramer();
  const located: Located[] = [];
  let start = 0;
  for (const { length, stripped, fault } of [...framer.push(data, 0), ...framer.pass(Infinity)]) {
    const end = start + length;
    if (fault === null) located.push({ content: data.subarray(start, end - stripped), start, end });
    start = end;
  }
  return located;
}

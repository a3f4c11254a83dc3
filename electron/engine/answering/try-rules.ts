import type { Result } from '../../../shared/contract';
import type { MakeFramer } from '../../../shared/framing/create-framer';
import {
  RULES_TURN_MS,
  TRY_MAX_MESSAGES,
  TRY_MAX_REPLY_BYTES,
  TRY_SHOWN_BYTES,
} from '../../../shared/limits';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { RuleId } from '../../../shared/model/rule';
import type { Clock } from '../clock';
import { FiringSearch, type Firing } from './fire';
import type { CompiledRules } from './rule-book';
import type { Turns } from './turns';

type Tried = Result<'rules.try'>['fired'][number];

const MICROSECONDS = 1_000;

/** What is tried, on which bytes, and in whose turns. */
export interface Trial {
  readonly rules: CompiledRules;
  readonly makeFramer: MakeFramer;
  readonly data: Uint8Array;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  /** Shared by all trials: a second one takes nothing from everybody else. */
  readonly turns: Turns;
}

/**
 * What rules would do with these bytes as the first chunk of a connection: what each message in them fires, up to the one that
 * ends the connection, or up to as many as a page can show. Bytes of a message that has not ended fire nothing, unless a pause would end it.
 * It is told of the rules as they are at the call. A thousand of them may take seconds: everything else goes on meanwhile.
 */
export async function tryRules({ turns, clock, ...trial }: Trial): Promise<readonly Tried[]> {
  let isOver = await nextTurn(turns, clock);
  const work = triedByTurns(trial, () => isOver());
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value;
    isOver = await nextTurn(turns, clock);
  }
}

/** Tries until the turn is over, and then yields; at least one rule is tried in each turn. */
function* triedByTurns(
  { rules, makeFramer, data, surroundings }: Omit<Trial, 'turns' | 'clock'>,
  isOver: () => boolean,
): Generator<undefined, readonly Tried[], undefined> {
  const tried: Tried[] = [];
  const spent = new Set<RuleId>();
  let replied = 0;
  for (const { content, start, end } of messagesOf(makeFramer, data)) {
    if (tried.length > 0 && isOver()) yield;
    const search = new FiringSearch({ rules, message: content, spent, surroundings });
    let firing = search.go(isOver);
    for (; firing === 'unsure'; firing = search.go(isOver)) yield;
    tried.push({ start, end, ...told(firing) });
    if (firing?.fired.rule.once === true) spent.add(firing.fired.rule.id);
    replied += sizeOf(firing);
    const ends = firing !== null && firing.fired.rule.then !== 'stay';
    if (ends || replied > TRY_MAX_REPLY_BYTES || tried.length === TRY_MAX_MESSAGES) break;
  }
  return tried;
}

/** Resolves when it is this trial's turn, with what says when that is over. */
function nextTurn(turns: Turns, clock: Clock): Promise<() => boolean> {
  return new Promise((resolve) => {
    turns.wait(() => {
      const end = clock() + RULES_TURN_MS * MICROSECONDS;
      resolve(() => clock() >= end);
    });
  });
}

function told(firing: Firing | null): Omit<Tried, 'start' | 'end'> {
  if (firing === null) return { rule: null, name: '', index: null, reply: [], then: 'stay' };
  const { fired, index, reply } = firing;
  const { id, then } = fired.rule;
  const shown = (reply ?? []).map(({ delayMs, data }) => ({
    delayMs,
    length: data.length,
    data: data.subarray(0, TRY_SHOWN_BYTES),
  }));
  return { rule: id, name: fired.name, index, reply: shown, then };
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

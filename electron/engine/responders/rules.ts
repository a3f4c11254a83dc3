import { errorOf, type ParleyError } from '../../../shared/errors';
import {
  assemble,
  wholeChunks,
  type AssembledFrame,
  type Assembler,
} from '../../../shared/framing/assembler';
import type { MakeFramer } from '../../../shared/framing/create-framer';
import { RULE_MAX_CAPTURED_BYTES, RULES_TURN_MS } from '../../../shared/limits';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Framing } from '../../../shared/model/framing';
import type { Answering } from '../../../shared/model/responder';
import type { RuleId } from '../../../shared/model/rule';
import { formatBytes } from '../../../shared/bytes/format';
import { FiringSearch, type Firing, type ReplyMessage } from '../answering/fire';
import { watchIdle } from '../answering/idle-watch';
import type { RuleBook } from '../answering/rule-book';
import type { Turns } from '../answering/turns';
import type { Clock } from '../clock';
import type { ConnectionReply, MakeResponder, Responder } from './responder';

/** What answers by rules need. */
export interface RulesSettings {
  readonly book: RuleBook;
  readonly framing: Framing;
  readonly makeFramer: MakeFramer;
  readonly answering: Answering;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  readonly turns: Turns;
}

const MICROSECONDS = 1_000;
const nothing: readonly AssembledFrame[] = [];

/** Why no more is answered: nothing waits, answers do not go, or everything else has its turn. */
type Stopped = 'done' | 'full' | 'turn-over';

/** Answers each message (a chunk, or a frame of the framing) as the first rule says that fits it. */
export function byRules(settings: RulesSettings): MakeResponder {
  return (reply) => new RulesResponder(settings, reply);
}

class RulesResponder implements Responder {
  readonly #settings: RulesSettings;
  readonly #reply: ConnectionReply;
  readonly #assembler: Assembler;
  /** Messages that wait until what was answered before has gone: no more than one round received is ever cut ahead of them. */
  #waiting = nothing;
  #next = 0;
  /** What is under way for the next of them. */
  #search: FiringSearch | null = null;
  readonly #spent = new Set<RuleId>();
  /** `rests`: reads no more until its turn comes. `turn`: it has come. */
  #work: 'none' | 'answering' | 'rests' | 'turn' = 'none';
  /** In µs; `null` until somebody asks whether it is over. */
  #turnEnd: number | null = null;
  #input: 'open' | 'finished' = 'open';
  #toldFault = false;
  #lastAt = 0;
  #stopWatch: (() => void) | null = null;

  constructor(settings: RulesSettings, reply: ConnectionReply) {
    this.#settings = settings;
    this.#reply = reply;
    this.#assembler = settings.framing.kind === 'none' ? wholeChunks : assemble(settings.makeFramer());
    reply.line.configure(settings.answering);
  }

  received(bytes: Uint8Array, at: number): void {
    if (this.#reply.line.ended) return;
    this.#lastAt = at;
    this.#take(this.#assembler.push(bytes, at));
    this.#watchPause();
  }

  drained(): void {
    this.#answerWaiting();
  }

  peerFinished(): void {
    this.#input = 'finished';
    this.#take(this.#assembler.end());
  }

  dispose(): void {
    this.#stopWatch?.();
    this.#stopWatch = null;
    this.#waiting = nothing;
    this.#search = null;
    this.#settings.turns.leave(this.#turn);
    if (this.#work === 'rests') this.#reply.resume();
  }

  #take(frames: readonly AssembledFrame[]): void {
    this.#waiting =
      this.#next < this.#waiting.length ? [...this.#waiting.slice(this.#next), ...frames] : frames;
    this.#next = 0;
    this.#answerWaiting();
  }

  /** One message after the other, no faster than their answers go: one small chunk may ask for gigabytes. */
  #answerWaiting(): void {
    if (this.#work === 'answering') return;
    const asks = this.#work !== 'turn' && this.#next < this.#waiting.length;
    if (asks && this.#settings.turns.busy) return this.#rest();
    this.#work = 'answering';
    const stopped = this.#answerForOneTurn();
    if (stopped === 'turn-over') return this.#rest();
    if (stopped === 'full') return this.#reply.rest();
    this.#waiting = nothing;
    this.#next = 0;
    if (this.#input === 'finished') this.#reply.line.end('finish');
  }

  #answerForOneTurn(): Stopped {
    this.#turnEnd = null;
    try {
      return this.#answerUntil(this.#isOver);
    } finally {
      this.#work = 'none';
    }
  }

  /** A turn is timed from the first question on: most are over before there is one. */
  readonly #isOver = (): boolean => {
    const now = this.#settings.clock();
    this.#turnEnd ??= now + RULES_TURN_MS * MICROSECONDS;
    return now >= this.#turnEnd;
  };

  #answerUntil(isOver: () => boolean): Stopped {
    const { line } = this.#reply;
    for (let first = true; this.#next < this.#waiting.length && !line.ended; first = false) {
      if (this.#reply.queued > 0 || line.full) return 'full';
      const frame = this.#waiting[this.#next];
      if ((!first && isOver()) || (frame !== undefined && !this.#answered(frame, isOver))) return 'turn-over';
      this.#next += 1;
    }
    return 'done';
  }

  /** Everything else has its turn before the next rule is tried; what the peer sends waits with the system. */
  #rest(): void {
    this.#work = 'rests';
    this.#reply.rest();
    this.#settings.turns.wait(this.#turn);
  }

  /** Asks the connection to go on, so that a defect here ends that one connection and nothing else. */
  readonly #turn = (): void => {
    this.#work = 'turn';
    this.#reply.resume();
    this.#work = this.#work === 'turn' ? 'none' : this.#work;
  };

  /** False when the turn was over before it was known what a message fires. */
  #answered({ content, fault }: AssembledFrame, isOver: () => boolean): boolean {
    if (fault !== null) {
      this.#tellFault(fault);
      return true;
    }
    const { book, surroundings } = this.#settings;
    const search =
      this.#search ??
      new FiringSearch({ rules: book.rules, message: content, spent: this.#spent, surroundings });
    const firing = search.go(isOver);
    // Most end at once, and are not kept: that costs the garbage collector least.
    if (firing === 'unsure') {
      this.#search = search;
      return false;
    }
    if (this.#search !== null) this.#search = null;
    if (firing !== null) this.#carryOut(firing);
    return true;
  }

  #carryOut({ fired: { rule, firing }, reply }: Firing): void {
    const { line } = this.#reply;
    const { then } = rule;
    if (rule.once) this.#spent.add(rule.id);
    this.#reply.record(reply === null ? { ...firing, reply: 0 } : firing);
    if (reply === null) this.#tellTooLarge();
    else this.#send(reply);
    if (then !== 'stay') line.end(then);
    else if (reply !== null && reply.length > 0) line.answered();
  }

  #send(reply: readonly ReplyMessage[]): void {
    const { line } = this.#reply;
    let isFirst = true;
    for (const { data, delayMs } of reply) {
      if (isFirst) line.reply(data, delayMs);
      else line.step(data, delayMs);
      isFirst = false;
    }
  }

  #tellTooLarge(): void {
    const problem = `what was captured would make it larger than ${formatBytes(RULE_MAX_CAPTURED_BYTES)}`;
    this.#tell(errorOf('invalid_rule', { part: 'reply', problem }));
  }

  /** Once a connection: a stream that is framed wrongly has a fault in every chunk. */
  #tellFault(fault: AssembledFrame['fault']): void {
    const { framing } = this.#settings;
    if (this.#toldFault || fault === 'cut-off' || !('most' in framing)) return;
    this.#toldFault = true;
    this.#tell(errorOf('frame_too_long', { most: framing.most }));
  }

  #tell(error: ParleyError): void {
    this.#reply.record({ kind: 'error', error, lasting: true });
  }

  /** A pause ends a frame also when nothing comes behind it. */
  #watchPause(): void {
    const { framing, clock } = this.#settings;
    if (framing.kind !== 'idle' || this.#stopWatch !== null) return;
    const over = (): void => {
      this.#stopWatch = null;
      this.#take(this.#assembler.pass(clock()));
    };
    this.#stopWatch = watchIdle(framing.ms, { lastAt: () => this.#lastAt, idle: over }, clock);
  }
}

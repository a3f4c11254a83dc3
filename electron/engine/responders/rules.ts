import { errorOf } from '../../../shared/errors';
import { assemble, type AssembledFrame, type Assembler } from '../../../shared/framing/assembler';
import type { MakeFramer } from '../../../shared/framing/create-framer';
import { RULE_MAX_CAPTURED_BYTES } from '../../../shared/limits';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Framing } from '../../../shared/model/framing';
import type { Answering } from '../../../shared/model/responder';
import type { RuleId } from '../../../shared/model/rule';
import { formatBytes } from '../../../shared/bytes/format';
import { fire, type Firing } from '../answering/fire';
import { watchIdle } from '../answering/idle-watch';
import type { RuleBook } from '../answering/rule-book';
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
}

/** Answers each message (a chunk, or a frame of the framing) as the first rule says that fits it. */
export function byRules(settings: RulesSettings): MakeResponder {
  return (reply) => new RulesResponder(settings, reply);
}

class RulesResponder implements Responder {
  readonly #settings: RulesSettings;
  readonly #reply: ConnectionReply;
  readonly #assembler: Assembler;
  /** Messages that wait until what was answered before has gone: more than one chunk has never been cut ahead of them. */
  #waiting: readonly AssembledFrame[] = [];
  #next = 0;
  readonly #spent = new Set<RuleId>();
  #work: 'none' | 'answering' = 'none';
  #input: 'open' | 'finished' = 'open';
  #toldFault = false;
  #lastAt = 0;
  #stopWatch: (() => void) | null = null;

  constructor(settings: RulesSettings, reply: ConnectionReply) {
    this.#settings = settings;
    this.#reply = reply;
    this.#assembler = assemble(settings.makeFramer());
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
    this.#waiting = [];
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
    this.#work = 'answering';
    const { line } = this.#reply;
    try {
      for (; this.#next < this.#waiting.length && !line.ended; this.#next += 1) {
        if (this.#reply.queued > 0 || line.full) return this.#reply.rest();
        const frame = this.#waiting[this.#next];
        if (frame !== undefined) this.#answer(frame);
      }
    } finally {
      this.#work = 'none';
    }
    this.#waiting = [];
    this.#next = 0;
    if (this.#input === 'finished') line.end('finish');
  }

  #answer({ content, fault }: AssembledFrame): void {
    if (fault !== null) return this.#tellFault(fault);
    const { book, surroundings } = this.#settings;
    const firing = fire(book.rules, content, this.#spent, surroundings);
    if (firing !== null) this.#carryOut(firing);
  }

  #carryOut({ fired: { rule, name }, reply }: Firing): void {
    const { line } = this.#reply;
    const { then } = rule;
    this.#spent.add(rule.id);
    this.#reply.record({ kind: 'rule', name, reply: reply?.length ?? 0, then });
    if (reply === null) this.#tellTooLarge();
    for (const [index, { delayMs, data }] of (reply ?? []).entries()) {
      if (index === 0) line.reply(data, delayMs);
      else line.step(data, delayMs);
    }
    if (then !== 'stay') line.end(then);
    else if (reply !== null && reply.length > 0) line.answered();
  }

  #tellTooLarge(): void {
    const problem = `what was captured would make it larger than ${formatBytes(RULE_MAX_CAPTURED_BYTES)}`;
    this.#reply.record({ kind: 'error', error: errorOf('invalid_rule', { part: 'reply', problem }) });
  }

  /** Once a connection: a stream that is framed wrongly has a fault in every chunk. */
  #tellFault(fault: AssembledFrame['fault']): void {
    const { framing } = this.#settings;
    if (this.#toldFault || fault === 'cut-off' || !('most' in framing)) return;
    this.#toldFault = true;
    this.#reply.record({ kind: 'error', error: errorOf('frame_too_long', { most: framing.most }) });
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

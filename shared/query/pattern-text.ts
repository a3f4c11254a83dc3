import type { Fault } from './fault';

/** Thrown where a pattern is wrong; never leaves the reader of regular expressions. */
export class PatternFault extends Error {
  readonly fault: Fault;

  constructor(position: number, problem: string) {
    super(problem);
    this.fault = { position, problem };
  }
}

/** A pattern that is read from its beginning to its end. Positions in UTF-16 units. */
export class PatternText {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character, whole; empty at the end. */
  get next(): string {
    return this.done ? '' : String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
  }

  /** Takes a text if it comes next. */
  take(text: string): boolean {
    const comes = this.text.startsWith(text, this.at);
    if (comes) this.at += text.length;
    return comes;
  }

  /** Takes what a sticky expression matches next. */
  match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  /** Takes the next character, whole. */
  character(): string {
    const { next } = this;
    this.at += next.length;
    return next;
  }

  fail(position: number, problem: string): never {
    throw new PatternFault(position, problem);
  }
}

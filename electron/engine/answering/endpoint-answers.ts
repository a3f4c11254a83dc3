import { compileMessage, type CompiledMessage } from '../../../shared/message/compile-message';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Message } from '../../../shared/model/message';
import type { Clock } from '../clock';
import { responderOf } from '../responders/registry';
import type { MakeResponder } from '../responders/responder';
import type { ClientSettings, ServerSettings } from '../settings';
import { createSurroundings } from '../surroundings';
import { RuleBook, type CompiledRules } from './rule-book';
import { Turns } from './turns';

type Settings = Pick<ServerSettings | ClientSettings, 'responder' | 'answering' | 'rules'>;

/** How one endpoint answers: what its connections share. */
export class EndpointAnswers {
  readonly #clock: Clock;
  readonly #surroundings: Surroundings;
  readonly #book: RuleBook;
  readonly #turns = new Turns();
  #make: MakeResponder;
  /** The greeting that was compiled last. */
  #greeting: { readonly message: Message; readonly compiled: CompiledMessage | null } | null = null;

  constructor(settings: Settings, clock: Clock) {
    this.#clock = clock;
    this.#surroundings = createSurroundings(clock);
    this.#book = new RuleBook(settings.rules);
    this.#make = this.#maker(settings);
  }

  /** Makes the responder of a connection. */
  get make(): MakeResponder {
    return this.#make;
  }

  /** Its rules, ready to be tried. */
  get rules(): CompiledRules {
    return this.#book.rules;
  }

  /** Takes new settings; true when live connections must change their responder. Rules change by themselves. */
  configure(settings: Settings, before: Settings): boolean {
    this.#book.replace(settings.rules);
    if (settings.responder === before.responder && settings.answering === before.answering) return false;
    this.#make = this.#maker(settings);
    return true;
  }

  /** The bytes of a greeting for the next connection, or `null` for none. */
  greet(message: Message | null): Uint8Array | null {
    if (message === null) return null;
    if (this.#greeting?.message !== message) {
      const compiled = compileMessage(message);
      this.#greeting = { message, compiled: compiled.ok ? compiled.value : null };
    }
    return this.#greeting.compiled?.render(this.#surroundings) ?? null;
  }

  #maker({ responder, answering }: Settings): MakeResponder {
    return responderOf(responder, answering, {
      clock: this.#clock,
      surroundings: this.#surroundings,
      book: this.#book,
      turns: this.#turns,
    });
  }
}

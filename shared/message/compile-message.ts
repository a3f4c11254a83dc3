import type { Message } from '../model/message';
import type { Understood } from './fault';
import type { Surroundings } from './surroundings';

/** A message that is ready to be sent any number of times. */
export interface CompiledMessage {
  /** Its bytes, line ending included, when it holds no variable; else `null`. */
  readonly constant: Uint8Array | null;
  /** The groups of a regular expression that it uses, each once: `1`, `name`. */
  readonly groups: readonly string[];
  /** Its bytes, line ending included. Cannot fail: everything was checked. The same object each time when it is constant. */
  render(surroundings: Surroundings): Uint8Array;
}

/** Makes a message ready to be sent, or says what is wrong with it and where: an escape, a digit, a variable, a character that the encoding lacks. */
export function compileMessage(message: Message): Understood<CompiledMessage> {
  throw new Error(`not built yet: ${message.mode}`);
}

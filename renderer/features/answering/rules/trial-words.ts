import type { Fired } from './use-trial';

/** What one message of an input does: `Rule 3, “ping”, fires`, or that nothing does. */
export function firedWords({ rule, name, index }: Pick<Fired, 'rule' | 'name' | 'index'>): string {
  if (rule === null) return 'No rule fires: nothing is answered';
  if (index === null) return name === '' ? 'The fall-back fires' : `The fall-back, “${name}”, fires`;
  return `Rule ${(index + 1).toLocaleString('en')}, “${name}”, fires`;
}

/** Which bytes of an input a message is: `Byte 0`, `Bytes 0–3`. */
export function spanWords({ start, end }: Pick<Fired, 'start' | 'end'>): string {
  return end - start <= 1 ? `Byte ${start}` : `Bytes ${start}–${end - 1}`;
}

/** What follows a reply; empty where the connection stays. */
export function thenWords(then: Fired['then']): string {
  return { stay: '', close: 'Then it closes.', reset: 'Then it resets.' }[then];
}

import { MAX_NAME_LENGTH } from '../limits';

/** A visible character somewhere, and no control characters. */
export const VISIBLE_NAME = /^(?=.*\S)[^\p{Cc}]+$/u;

/** Whether an endpoint may have this name. Apart from the schema, so that the window need not load what schemas are made of. */
export function isEndpointName(text: string): boolean {
  return text.length <= MAX_NAME_LENGTH && VISIBLE_NAME.test(text);
}

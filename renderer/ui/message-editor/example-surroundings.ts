import { sampleSurroundings } from '../../../shared/message/preview';
import type { Surroundings } from '../../../shared/message/surroundings';

/** What an example of a message is filled from: the time at which the window was opened, the first count, no real randomness. */
export const exampleSurroundings: Surroundings = exampleAt(1);

/** The same with the number that a sender's counter gives next. */
export function exampleAt(count: number): Surroundings {
  return { ...sampleSurroundings(Date.now() * 1_000), count: () => count };
}

import { randomFillSync, randomUUID } from 'node:crypto';
import type { Surroundings } from '../../shared/message/surroundings';
import type { Clock } from './clock';

/** What the variables of one sender's messages are filled from: its own counter begins at 1. Nothing was captured. */
export function createSurroundings(clock: Clock): Surroundings {
  let count = 0;
  return {
    now: clock,
    count: () => (count += 1),
    random: (length) => randomFillSync(new Uint8Array(length)),
    uuid: randomUUID,
    captured: () => null,
  };
}

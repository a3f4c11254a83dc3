import type { Surroundings } from '../../../shared/message/surroundings';

const encoder = new TextEncoder();

/**
 * Stands in for what a message is filled from when it is sent: the present moment, the first count, and no randomness, so that an
 * example does not flicker while it is typed at.
 */
export const exampleSurroundings: Surroundings = surroundingsAt(() => 1);

/** The same with the counter of a sender. */
export function surroundingsAt(count: () => number): Surroundings {
  return {
    now: () => Date.now() * 1_000,
    count,
    random: (length) => Uint8Array.from({ length }, (_, at) => (at * 0x35 + 0x9e) & 0xff),
    uuid: () => '00000000-0000-4000-8000-000000000000',
    captured: (group) => encoder.encode(`(${group})`),
  };
}

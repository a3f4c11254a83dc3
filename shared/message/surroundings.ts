/** What variables of a message are filled from. */
export interface Surroundings {
  /** µs since the Unix epoch. */
  now(): number;
  /** The next number of the sender's counter, from 1; all counters of one message have the same one. */
  count(): number;
  /** So many random bytes. */
  random(length: number): Uint8Array;
  uuid(): string;
  /** What a rule's regular expression captured, by number or name; `null` where there is no such group, or no rule. */
  captured(group: string): Uint8Array | null;
}

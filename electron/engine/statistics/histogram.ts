/** Steps of one octave: 32 keep the middle of a step within 1.6 % of all that is counted in it. */
const STEP_BITS = 5;
const STEPS = 2 ** STEP_BITS;
/** What is larger counts as this: 71 minutes, in µs. */
const LARGEST = 2 ** 32 - 1;

/**
 * Counts whole numbers from 0 in steps that grow with them: exact up to 63, within 1.6 % above. Memory for an octave is
 * taken when the first number falls into it, so that few octaves cost a few hundred bytes.
 */
export class Histogram {
  readonly #octaves: (Float64Array | undefined)[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    const bounded = Math.min(value, LARGEST);
    const octave = bounded < STEPS ? 0 : 31 - Math.clz32(bounded) - STEP_BITS;
    const counts = (this.#octaves[octave] ??= new Float64Array(2 * STEPS));
    const step = bounded >>> octave;
    counts[step] = (counts[step] ?? 0) + 1;
    this.#count += 1;
  }

  /** The number that so many of all are not above (`0.5`: the median); 0 when nothing was counted. */
  percentile(share: number): number {
    let missing = Math.max(1, Math.ceil(this.#count * share));
    for (const [octave, counts] of this.#octaves.entries()) {
      for (const [step, count] of counts?.entries() ?? []) {
        missing -= count;
        if (count > 0 && missing <= 0) return step * 2 ** octave + 2 ** octave / 2 - (octave === 0 ? 0.5 : 0);
      }
    }
    return 0;
  }
}

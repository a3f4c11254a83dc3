/** Rows that were found since the last batch. Given to another thread without a copy. */
export interface FoundBatch {
  /** Record of each row behind those of earlier batches, in rising order: `base` plus these. */
  readonly base: number;
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** Records of rows that belong among those of earlier batches. */
  readonly late: readonly number[];
}

/** Collects rows until they are taken. */
export class FoundRows {
  private rows: number[] = [];
  private late: number[] = [];
  /** The last row that was taken. */
  private taken = -1;

  /** Adds a row; one that is there already changes nothing. */
  add(seq: number): void {
    const { rows } = this;
    const last = rows.at(-1) ?? this.taken;
    if (seq > last) rows.push(seq);
    else if (seq <= this.taken) this.late.push(seq);
    else insert(rows, seq);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0 && this.late.length === 0;
  }

  take(): FoundBatch {
    const { rows, late } = this;
    const base = rows[0] ?? 0;
    this.taken = rows.at(-1) ?? this.taken;
    this.rows = [];
    this.late = [];
    return { base, offsets: Uint32Array.from(rows, (seq) => seq - base), late };
  }
}

function insert(rows: number[], seq: number): void {
  let at = rows.length;
  // From the end: a match that spans chunks began not long ago.
  while (at > 0 && (rows[at - 1] as number) > seq) at -= 1;
  if (rows[at - 1] !== seq) rows.splice(at, 0, seq);
}

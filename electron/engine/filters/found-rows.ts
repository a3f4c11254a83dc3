/** Rows that were found since the last batch. Given to another thread without a copy. */
export interface FoundBatch {
  /** Each row behind those of earlier batches, in rising order and each once. */
  readonly rows: Float64Array<ArrayBuffer>;
  /** Rows that belong among those of earlier batches. */
  readonly late: readonly number[];
}

/** Collects rows, in any order, until they are taken. */
export class FoundRows {
  private rows: number[] = [];
  private isRising = true;
  private late: number[] = [];
  /** The last row that was taken. */
  private taken = -1;

  /** Adds a row; one that was added already since they were taken changes nothing. */
  add(seq: number): void {
    const { rows } = this;
    if (seq <= this.taken) {
      this.late.push(seq);
      return;
    }
    if (seq <= (rows.at(-1) ?? -1)) this.isRising = false;
    rows.push(seq);
  }

  take(): FoundBatch {
    const { late } = this;
    const rows = this.isRising ? Float64Array.from(this.rows) : sorted(this.rows);
    this.taken = rows[rows.length - 1] ?? this.taken;
    this.rows = [];
    this.isRising = true;
    this.late = [];
    return { rows, late };
  }
}

function sorted(rows: readonly number[]): Float64Array<ArrayBuffer> {
  const all = Float64Array.from(rows).sort();
  return all.filter((seq, place) => seq !== all[place - 1]);
}

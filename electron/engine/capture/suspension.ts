import type { ParleyError } from '../../../shared/errors';
import { SUSPENDED_MAX_EVENTS, SUSPENDED_MAX_GAPS } from '../../../shared/limits';
import type { CaptureState } from '../../../shared/model/capture';
import type { LifecycleEvent, Origin } from './capture';
import { Gaps, type Gap } from './gaps';

/** Records an event in spite of the suspension: it waits in memory. */
export type Keep = (origin: Origin, event: LifecycleEvent) => void;

/** What becomes of records while the disk takes none: chunks are counted, events are kept while they are few. */
export class Suspension {
  /** Why the disk takes nothing, as it was last heard. */
  why: ParleyError;
  private readonly since: number;
  private readonly gaps = new Gaps(SUSPENDED_MAX_GAPS);
  private kept = 0;

  /** @param since in µs */
  constructor(why: ParleyError, since: number) {
    this.why = why;
    this.since = since;
  }

  get state(): CaptureState {
    const { why, since, gaps } = this;
    return { kind: 'suspended', why, since, bytes: gaps.bytes, records: gaps.records };
  }

  /** Counts a chunk of so many bytes. */
  chunk(origin: Origin, bytes: number): void {
    this.gaps.count(origin, bytes);
  }

  /** Keeps an event, behind a gap where chunks of its connection are missing, or counts it. */
  event(origin: Origin, event: LifecycleEvent, keep: Keep): void {
    if (this.kept >= SUSPENDED_MAX_EVENTS) {
      this.gaps.count(origin, 0);
      return;
    }
    const gap = this.gaps.take(origin.connection);
    if (gap !== null) keep(origin, this.eventOf(gap));
    keep(origin, event);
    this.kept += 1;
  }

  /** Records what is missing where that was not done yet. */
  end(at: number, keep: Keep): void {
    for (const gap of this.gaps.rest()) {
      keep({ at, endpoint: gap.endpoint, connection: gap.connection }, this.eventOf(gap));
    }
  }

  private eventOf({ since, bytes, records }: Gap): LifecycleEvent {
    return { kind: 'gap', since, bytes, records, why: this.why };
  }
}

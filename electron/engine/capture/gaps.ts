import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Origin } from './capture';

/** What of one connection was not captured: since when (µs), how many bytes, and how many records. */
export interface Gap {
  readonly endpoint: EndpointId;
  readonly connection: ConnectionId | null;
  readonly since: number;
  bytes: number;
  records: number;
}

/**
 * Counts what could not be captured, by connection; in memory that is bounded: connections beyond the first `most` are
 * counted together, under their endpoint.
 */
export class Gaps {
  /** Totals, in bytes and records, those that were {@link take}n included. */
  bytes = 0;
  records = 0;
  private readonly most: number;
  private readonly byConnection = new Map<ConnectionId, Gap>();
  private readonly byEndpoint = new Map<EndpointId, Gap>();

  constructor(most: number) {
    this.most = most;
  }

  /** Counts one record of so many bytes. */
  count({ at, endpoint, connection }: Origin, bytes: number): void {
    const gap = this.gapOf(at, endpoint, connection);
    gap.bytes += bytes;
    gap.records += 1;
    this.bytes += bytes;
    this.records += 1;
  }

  /** What is missing of one connection so far; it is counted anew from now on. `null` when nothing is. */
  take(connection: ConnectionId | null): Gap | null {
    if (connection === null) return null;
    const gap = this.byConnection.get(connection) ?? null;
    this.byConnection.delete(connection);
    return gap;
  }

  /** What is missing and was not taken yet. */
  rest(): Gap[] {
    return [...this.byConnection.values(), ...this.byEndpoint.values()];
  }

  private gapOf(since: number, endpoint: EndpointId, connection: ConnectionId | null): Gap {
    const none = { endpoint, since, bytes: 0, records: 0 };
    if (connection !== null) {
      const known = this.byConnection.get(connection);
      if (known !== undefined) return known;
      if (this.byConnection.size < this.most) {
        const gap = { ...none, connection };
        this.byConnection.set(connection, gap);
        return gap;
      }
    }
    const known = this.byEndpoint.get(endpoint);
    if (known !== undefined) return known;
    const gap = { ...none, connection: null };
    this.byEndpoint.set(endpoint, gap);
    return gap;
  }
}

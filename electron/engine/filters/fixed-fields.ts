import type { Criteria } from '../../../shared/model/criteria';
import type { View } from '../capture/capture';
import { isChunkCode, kindCodes } from '../capture/record-kinds';
import type { StoredRecord } from '../capture/reader';

const allKinds = -1;

/** The parts of a filter that need no payload: view, kinds, connections, length and time. */
export class FixedFields {
  /** One bit a kind's code. */
  private readonly kinds: number;
  private readonly endpoint: number;
  private readonly connection: number;
  private readonly connections: ReadonlySet<number> | null;
  /** Whether events are left out because a length is asked for, which they have none of. */
  private readonly chunksOnly: boolean;
  private readonly leastLength: number;
  private readonly mostLength: number;
  private readonly from: number;
  private readonly to: number;

  constructor(view: View, { kinds, connections, length, time }: Omit<Criteria, 'pattern'>) {
    this.kinds = kinds?.reduce((bits, kind) => bits | (1 << kindCodes[kind]), 0) ?? allKinds;
    this.endpoint = view.endpoint ?? 0;
    this.connection = view.connection ?? 0;
    this.connections = connections === null ? null : new Set<number>(connections);
    this.chunksOnly = length !== null;
    this.leastLength = length?.least ?? 0;
    this.mostLength = length?.most ?? Infinity;
    this.from = time?.from ?? -Infinity;
    this.to = time?.to ?? Infinity;
  }

  /** Whether the whole stream, or kind of event, that a record belongs to is meant. */
  admits({ kind, endpoint, connection }: StoredRecord): boolean {
    return (
      (this.kinds & (1 << kind)) !== 0 &&
      (this.endpoint === 0 || endpoint === this.endpoint) &&
      (this.connection === 0 || connection === this.connection) &&
      (this.connections === null || this.connections.has(connection))
    );
  }

  /** Whether a record that is admitted has the length and the time that are meant. */
  fits({ kind, length, at }: StoredRecord): boolean {
    if (at < this.from || at > this.to) return false;
    if (!isChunkCode(kind)) return !this.chunksOnly;
    return length >= this.leastLength && length <= this.mostLength;
  }
}

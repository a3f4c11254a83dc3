import type { IncidentSink } from '../../shared/dispatch';
import type { Capture } from './capture/capture';
import type { Changes } from './changes';
import type { Clock } from './clock';
import type { Lookup } from './socket-runner';

/** The limits that a run may set otherwise than `shared/limits.ts` does. Sizes in bytes. */
export interface EngineLimits {
  readonly maxEndpoints: number;
  readonly maxConnections: number;
  readonly maxClosedConnections: number;
  readonly connectTimeoutMs: number;
  readonly closeGraceMs: number;
  readonly shutdownMs: number;
  readonly sendQueueCapBytes: number;
  readonly sendHighWaterBytes: number;
}

/** What every part of one engine shares. */
export interface Context {
  readonly clock: Clock;
  readonly capture: Capture;
  readonly changes: Changes;
  readonly lookup: Lookup;
  readonly report: IncidentSink;
  readonly limits: EngineLimits;
}

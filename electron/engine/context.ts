import type { IncidentSink } from '../../shared/dispatch';
import type { Rounds } from './answering/rounds';
import type { Capture } from './capture/capture';
import type { Captures } from './captures/captures';
import type { Changes } from './changes';
import type { Clock } from './clock';
import type { Exports, Recordings } from './exports/exports';
import type { Framings } from './framing/framings';
import type { History } from './history/history';
import type { Sendings } from './sending/sendings';
import type { Lookup } from './socket-runner';
import type { Meters } from './statistics/meters';

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
  readonly captures: Captures;
  readonly framings: Framings;
  readonly exports: Exports;
  readonly recordings: Recordings;
  readonly sendings: Sendings;
  readonly meters: Meters;
  readonly rounds: Rounds;
  readonly history: History;
  readonly changes: Changes;
  /** To be called when an endpoint came, went or was set otherwise: it is kept between runs. */
  readonly settingsChanged: () => void;
  readonly lookup: Lookup;
  readonly report: IncidentSink;
  readonly limits: EngineLimits;
}

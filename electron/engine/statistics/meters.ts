import type { EndpointId } from '../../../shared/model/ids';
import type { Statistics } from '../../../shared/model/statistics';
import type { Clock } from '../clock';
import { ConnectionMeter, EndpointMeter, type ByteTotals, type Measured } from './meter';

/** The meters of one engine. */
export interface Meters {
  /** The meter of a new connection. `totals`: those of its endpoint. */
  connection(endpoint: EndpointId, totals: ByteTotals): ConnectionMeter;
  /** What was measured on an endpoint, over all its connections. */
  measured(endpoint: EndpointId): Measured;
  /** Its seconds from number `since` on. All endpoints number them alike. */
  seconds(endpoint: EndpointId, since: number): Statistics['seconds'];
  forget(endpoint: EndpointId): void;
  dispose(): void;
}

const SECOND_US = 1_000_000;
const MS_US = 1_000;
const none: Measured = { recordsIn: 0, recordsOut: 0, response: null };

/** One timer samples all endpoints, and only while any of them has a live connection: without one, nothing passes. */
export function createMeters(clock: Clock): Meters {
  const origin = clock();
  const meters = new Map<EndpointId, EndpointMeter>();
  const sampled = new Set<EndpointMeter>();
  let timer: NodeJS.Timeout | null = null;

  const secondNow = (): number => Math.floor((clock() - origin) / SECOND_US);

  /** Aimed at the seconds anew each time: a timer that drifts would give one second nothing and the next one double. */
  function wait(): void {
    const passed = (clock() - origin) % SECOND_US;
    timer = setTimeout(sample, Math.ceil((SECOND_US - passed) / MS_US));
    timer.unref();
  }

  function sample(): void {
    timer = null;
    const second = secondNow();
    for (const meter of sampled) {
      meter.roll(second);
      if (meter.live === 0) sampled.delete(meter);
    }
    if (sampled.size > 0) wait();
  }

  return {
    connection(endpoint, totals) {
      const second = secondNow();
      const meter = meters.get(endpoint) ?? new EndpointMeter(totals, second);
      meters.set(endpoint, meter);
      meter.roll(second);
      sampled.add(meter);
      if (timer === null) wait();
      return new ConnectionMeter(meter);
    },
    measured: (endpoint) => meters.get(endpoint)?.facts() ?? none,
    seconds(endpoint, since) {
      const second = secondNow();
      const meter = meters.get(endpoint) ?? new EndpointMeter({ bytesIn: 0, bytesOut: 0 }, second);
      meter.roll(second);
      return meter.seconds(since);
    },
    forget: (endpoint) => void meters.delete(endpoint),
    dispose() {
      if (timer !== null) clearTimeout(timer);
      sampled.clear();
    },
  };
}

import type { Statistics } from '../../../shared/model/statistics';
import { ResponseTimes } from './response-times';
import { SecondsRing } from './seconds-ring';

/** What is measured besides bytes, which endpoints and connections count themselves. */
export type Measured = Pick<Statistics, 'recordsIn' | 'recordsOut' | 'response'>;

/** Sums over all connections of an endpoint, as it keeps them anyway. */
export interface ByteTotals {
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** Of an endpoint: the sums of its connections' meters, and the last seconds. */
export class EndpointMeter {
  readonly response = new ResponseTimes();
  recordsIn = 0;
  recordsOut = 0;
  /** Connections that have not ended. */
  live = 0;
  readonly #totals: ByteTotals;
  readonly #seconds: SecondsRing;

  constructor(totals: ByteTotals, second: number) {
    this.#totals = totals;
    this.#seconds = new SecondsRing(second);
  }

  roll(second: number): void {
    const { recordsIn, recordsOut } = this;
    const { bytesIn, bytesOut } = this.#totals;
    this.#seconds.roll(second, { bytesIn, bytesOut, recordsIn, recordsOut });
  }

  facts(): Measured {
    const { recordsIn, recordsOut } = this;
    return { recordsIn, recordsOut, response: this.response.facts() };
  }

  seconds(since: number): Statistics['seconds'] {
    return this.#seconds.read(since);
  }
}

/** Of a connection. Called for each chunk, so it does little: memory for response times is taken at the first answer. */
export class ConnectionMeter {
  readonly #endpoint: EndpointMeter;
  #response: ResponseTimes | null = null;
  #recordsIn = 0;
  #recordsOut = 0;
  /** When the last chunk was sent (µs); 0 once something was received behind it. */
  #sentAt = 0;

  constructor(endpoint: EndpointMeter) {
    this.#endpoint = endpoint;
    endpoint.live += 1;
  }

  /** A chunk was received at `at` (µs). */
  received(at: number): void {
    this.#recordsIn += 1;
    this.#endpoint.recordsIn += 1;
    if (this.#sentAt === 0) return;
    const us = Math.max(0, at - this.#sentAt);
    this.#sentAt = 0;
    this.#endpoint.response.add(us);
    (this.#response ??= new ResponseTimes()).add(us);
  }

  /** A chunk was handed to the system at `at` (µs). */
  handed(at: number): void {
    this.#sentAt = at;
    this.#recordsOut += 1;
    this.#endpoint.recordsOut += 1;
  }

  /** The connection ended; to be called once. */
  ended(): void {
    this.#endpoint.live -= 1;
  }

  facts(): Measured {
    return {
      recordsIn: this.#recordsIn,
      recordsOut: this.#recordsOut,
      response: this.#response?.facts() ?? null,
    };
  }
}

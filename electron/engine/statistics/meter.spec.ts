import { describe, expect, it } from 'vitest';
import { ConnectionMeter, EndpointMeter } from './meter';

describe('a meter', () => {
  it('counts chunks each way, of the connection and of its endpoint', () => {
    const endpoint = new EndpointMeter({ bytesIn: 0, bytesOut: 0 }, 0);
    const first = new ConnectionMeter(endpoint);
    const second = new ConnectionMeter(endpoint);
    first.received(10);
    first.handed(11);
    second.handed(12);
    expect(first.facts()).toEqual({ recordsIn: 1, recordsOut: 1, response: null });
    expect(second.facts()).toEqual({ recordsIn: 0, recordsOut: 1, response: null });
    expect(endpoint.facts()).toEqual({ recordsIn: 1, recordsOut: 2, response: null });
  });

  it('takes the time from the last chunk sent to the first received behind it', () => {
    const endpoint = new EndpointMeter({ bytesIn: 0, bytesOut: 0 }, 0);
    const meter = new ConnectionMeter(endpoint);
    for (const at of [100, 110]) meter.handed(at);
    for (const at of [130, 190]) meter.received(at);
    meter.handed(200);
    meter.received(240);
    const response = { count: 2, lastUs: 40, medianUs: 20, p95Us: 40 };
    expect(meter.facts().response).toEqual(response);
    expect(endpoint.facts().response).toEqual(response);
  });

  it('knows how many connections are live', () => {
    const endpoint = new EndpointMeter({ bytesIn: 0, bytesOut: 0 }, 0);
    const meter = new ConnectionMeter(endpoint);
    expect(endpoint.live).toBe(1);
    meter.ended();
    expect(endpoint.live).toBe(0);
  });

  it('samples the totals that the endpoint keeps anyway', () => {
    const totals = { bytesIn: 0, bytesOut: 0 };
    const endpoint = new EndpointMeter(totals, 3);
    totals.bytesIn = 5;
    endpoint.roll(4);
    totals.bytesOut = 7;
    endpoint.roll(5);
    expect(endpoint.seconds(0)).toMatchObject({ from: 3, next: 5, bytesIn: [5, 0], bytesOut: [0, 7] });
  });
});

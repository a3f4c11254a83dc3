import { describe, expect, it } from 'vitest';
import { Flow, initialSequence, type Side } from './flow';
import { ipBytes } from './ip-address';
import { MAX_PAYLOAD_BYTES } from './tcp-packet';

const end = (host: string) => ({ address: ipBytes(host)!, port: 1 });

/** Packets as `direction flags payload`, numbers counted from each side's first. */
function flowOf(opener: Side = 'peer') {
  const packets: string[] = [];
  const comments: (string | null)[] = [];
  const flow = new Flow(
    { connection: 3, local: end('10.0.0.1'), peer: end('10.0.0.2'), opener },
    (_, inbound, comment, packet) => {
      const view = Buffer.from(packet);
      const flags = [...'FSRPA'].filter((_name, bit) => ((view[33] ?? 0) >> bit) & 1).join('');
      const side = inbound ? 'peer' : 'local';
      const seq = (view.readUInt32BE(24) - initialSequence(3, side)) >>> 0;
      const length = view.length - 20 - ((view[32] ?? 0) >> 4) * 4;
      packets.push(`${inbound ? '>' : '<'} ${flags} ${seq}+${length}`);
      comments.push(comment);
    },
  );
  return { flow, packets, comments };
}

describe('a flow', () => {
  it('is opened by whoever dialled', () => {
    for (const [opener, expected] of [
      ['peer', ['> S 0+0', '< SA 0+0', '> A 1+0']],
      ['local', ['< S 0+0', '> SA 0+0', '< A 1+0']],
    ] as const) {
      const { flow, packets } = flowOf(opener);
      flow.open(0);
      expect(packets).toEqual(expected);
    }
  });

  it('cuts what does not fit into one packet, and is acknowledged every two full ones', () => {
    const { flow, packets } = flowOf();
    flow.data(0, 'peer', new Uint8Array(3 * MAX_PAYLOAD_BYTES + 1));
    const size = MAX_PAYLOAD_BYTES;
    expect(packets).toEqual([
      `> A 0+${size}`,
      `> A ${size}+${size}`,
      '< A 0+0',
      `> A ${2 * size}+${size}`,
      `> PA ${3 * size}+1`,
    ]);
  });

  it('needs no acknowledgement of its own where the other side sends', () => {
    const { flow, packets } = flowOf();
    for (let i = 0; i < 10; i += 1) {
      flow.data(0, 'peer', new Uint8Array(MAX_PAYLOAD_BYTES));
      flow.data(0, 'local', new Uint8Array(MAX_PAYLOAD_BYTES));
    }
    expect(packets).toHaveLength(20);
  });

  it('finishes each side once', () => {
    const { flow, packets } = flowOf();
    flow.finish(0, 'local');
    flow.finish(0, 'local');
    expect(packets).toEqual(['< FA 0+0', '> A 0+0']);
    expect([flow.finished('local'), flow.finished('peer')]).toEqual([true, false]);
  });

  it('says in the next packet what is to be said', () => {
    const { flow, comments } = flowOf();
    flow.comment('one');
    flow.comment('two');
    flow.reset(0, 'local');
    flow.reset(0, 'peer');
    expect(comments).toEqual(['one\ntwo', null]);
  });
});

import { describe, expect, it } from 'vitest';
import { createEnds, type FlowEnds } from './ends';
import { ipText } from './ip-address';

const at = (host: string, port: number) => ({ host, port });
const show = ({ local, peer }: FlowEnds): string =>
  `${ipText(local.address)}:${local.port} ${ipText(peer.address)}:${peer.port}`;

describe('the ends of a flow', () => {
  it('are the real ones, again and again where they are used again', () => {
    const ends = createEnds();
    for (const connection of [1, 2]) {
      const found = ends.of(connection, at('10.0.0.1', 1), at('10.0.0.2', 2));
      expect(show(found)).toBe('10.0.0.1:1 10.0.0.2:2');
      expect(found.note).toBeNull();
    }
  });

  it('are replaced where the same two were seen the other way round, whatever order they come in', () => {
    const ends = createEnds();
    ends.of(1, at('127.0.0.1', 1), at('127.0.0.2', 2));
    const other = ends.of(2, at('127.0.0.2', 2), at('::ffff:127.0.0.1', 1));
    expect(show(other)).toBe('198.18.0.1:2 198.18.0.2:1');
    expect(other.note).toContain('198.18.0.1 stands for 127.0.0.2, and 198.18.0.2 for 127.0.0.1');
    // One stand-in for one address, so that streams can be told apart by their ports as before.
    ends.of(3, at('127.0.0.1', 3), at('127.0.0.2', 2));
    expect(show(ends.of(4, at('127.0.0.2', 2), at('127.0.0.1', 3)))).toBe('198.18.0.1:2 198.18.0.2:3');
  });

  it('keep their family', () => {
    const ends = createEnds();
    ends.of(1, at('::1', 1), at('::1', 2));
    expect(show(ends.of(2, at('::1', 2), at('::1', 1)))).toBe(
      '2001:db8:0:0:0:0:0:1:2 2001:db8:0:0:0:0:0:2:1',
    );
  });

  it('are told apart where a socket is connected to itself', () => {
    const found = createEnds().of(1, at('127.0.0.1', 5), at('127.0.0.1', 5));
    expect(show(found)).toBe('198.18.0.1:5 198.18.0.2:5');
    expect(found.note).toContain('the same socket');
  });

  it('are made up where they are not known, with ports that tell connections apart', () => {
    const ends = createEnds();
    expect(show(ends.unknown(1))).toBe('198.18.0.1:1 198.18.0.2:1');
    expect(show(ends.unknown(65_536))).toBe('198.18.0.1:2 198.18.0.2:1');
    expect(show(ends.of(7, at('', 0), at('10.0.0.1', 1)))).toBe('198.18.0.1:1 198.18.0.2:7');
    expect(ends.unknown(1).note).toContain('not known');
  });
});

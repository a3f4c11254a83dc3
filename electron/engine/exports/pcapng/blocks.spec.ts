import { describe, expect, it } from 'vitest';
import { enhancedPacket, interfaceDescription, sectionHeader } from './blocks';

describe('pcapng blocks', () => {
  it('are a multiple of 4 bytes long and say so at both ends', () => {
    for (let n = 0; n < 9; n += 1) {
      const text = 'x'.repeat(n);
      const facts = { interface: 0, at: 0, inbound: true, comment: text };
      for (const block of [
        sectionHeader(text, text),
        interfaceDescription(text, text),
        enhancedPacket(facts, new Uint8Array(n)),
      ]) {
        const view = new DataView(block.buffer, block.byteOffset, block.length);
        expect(block.length % 4).toBe(0);
        expect(view.getUint32(4, true)).toBe(block.length);
        expect(view.getUint32(block.length - 4, true)).toBe(block.length);
      }
    }
  });

  it('have the time in two halves, and the direction', () => {
    const at = 0x5_1234_5678;
    const block = Buffer.from(
      enhancedPacket({ interface: 3, at, inbound: false, comment: null }, Uint8Array.of(9)),
    );
    expect([block.readUInt32LE(0), block.readUInt32LE(8)]).toEqual([6, 3]);
    expect([block.readUInt32LE(12), block.readUInt32LE(16)]).toEqual([5, 0x1234_5678]);
    expect([block.readUInt32LE(20), block.readUInt32LE(24), block[28]]).toEqual([1, 1, 9]);
    expect([block.readUInt16LE(32), block.readUInt16LE(34), block.readUInt32LE(36)]).toEqual([2, 4, 2]);
  });
});

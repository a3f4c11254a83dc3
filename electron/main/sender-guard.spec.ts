import { describe, expect, it } from 'vitest';
import { isTrustedSender, type FrameFacts } from './sender-guard';

const ORIGIN = 'app://parley';
const own: FrameFacts = { origin: ORIGIN, parent: null, detached: false };
const disposed = {
  get origin(): string {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
  parent: null,
  detached: false,
};

describe('isTrustedSender', () => {
  it('admits the main frame of the window at the exact origin', () => {
    expect(isTrustedSender(true, own, ORIGIN)).toBe(true);
  });

  it.each<[string, boolean, FrameFacts | null]>([
    ['contents that are not the window', false, own],
    ['a frame that is gone', true, null],
    ['a frame that was disposed of', true, disposed],
    ['a frame that is leaving', true, { ...own, detached: true }],
    ['a frame inside the window, same origin', true, { ...own, parent: own }],
    ['a web page', true, { ...own, origin: 'https://parley' }],
    ['a file', true, { ...own, origin: 'file://' }],
    ['a sandboxed or data: document', true, { ...own, origin: 'null' }],
    ['no origin', true, { ...own, origin: '' }],
    ['another host of the scheme', true, { ...own, origin: 'app://evil' }],
    ['a longer host', true, { ...own, origin: 'app://parley.evil' }],
    ['a host that ends alike', true, { ...own, origin: 'app://evil.parley' }],
    ['user information in front', true, { ...own, origin: 'app://parley@evil' }],
    ['a port', true, { ...own, origin: 'app://parley:80' }],
    ['other letters', true, { ...own, origin: 'APP://PARLEY' }],
    ['a trailing slash', true, { ...own, origin: 'app://parley/' }],
  ])('refuses %s', (_attack, admitted, frame) => {
    expect(isTrustedSender(admitted, frame, ORIGIN)).toBe(false);
  });
});

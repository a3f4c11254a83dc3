import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { isPermitted, restrictContents, restrictSession } from './policies';

describe('isPermitted', () => {
  it('lets the window write to the clipboard', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://parley/', true)).toBe(true);
    expect(isPermitted('clipboard-sanitized-write', 'app://parley', true)).toBe(true);
  });

  it.each([
    ['clipboard-read', 'app://parley/', true],
    ['media', 'app://parley/', true],
    ['openExternal', 'app://parley/', true],
    ['fileSystem', 'app://parley/', true],
    ['unknown', 'app://parley/', true],
    ['clipboard-sanitized-write', 'app://parley/', false],
    ['clipboard-sanitized-write', 'https://parley/', true],
    ['clipboard-sanitized-write', 'app://parley.evil/', true],
    ['clipboard-sanitized-write', undefined, true],
  ])('denies %s to %s (main frame: %s)', (permission, url, isMainFrame) => {
    expect(isPermitted(permission, url, isMainFrame)).toBe(false);
  });
});

describe('restrictSession', () => {
  it('denies requests and checks, those for devices included', () => {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
    };
    restrictSession(session as unknown as Session);
    const details = { requestingUrl: 'app://parley/', isMainFrame: true };
    const decide = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'media', decide, details);
    expect(decide).toHaveBeenCalledExactlyOnceWith(false);
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0];
    for (const device of ['hid', 'serial', 'usb']) {
      expect(check(null, device, 'app://parley', details)).toBe(false);
    }
    expect(check(null, 'clipboard-sanitized-write', 'app://parley', { isMainFrame: true })).toBe(true);
  });
});

describe('restrictContents', () => {
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
  restrictContents(contents as unknown as WebContents);

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'refuses %s',
    (name) => {
      const preventDefault = vi.fn();
      contents.emit(name, { preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    },
  );

  it('opens no window', () => {
    expect(contents.setWindowOpenHandler.mock.calls[0]?.[0]({ url: 'app://parley/' })).toEqual({
      action: 'deny',
    });
  });
});

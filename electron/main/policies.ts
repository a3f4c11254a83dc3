import type { Session, WebContents } from 'electron';
import { DOCUMENT_URL, ORIGIN } from './scheme';

/** The one permission that the window needs: writing to the clipboard after a click on Copy. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Whether a page at `url` may use a permission. Everything is denied but what Parley's own main frame needs. */
export function isPermitted(permission: string, url: string | undefined, isMainFrame: boolean): boolean {
  return allowed.has(permission) && isMainFrame && (url === ORIGIN || url === DOCUMENT_URL);
}

/**
 * Puts the permission policy on a session. HID, serial and USB devices fall under it too: choosing one is a check first,
 * and a device that was never chosen is never granted.
 */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(isPermitted(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(permission, details.requestingUrl ?? origin, details.isMainFrame),
  );
}

/**
 * Keeps contents where they are: no navigation by the page, no redirect, no new window, no guest. Belongs on
 * `web-contents-created`, so that no contents of any kind can be forgotten. The app's own `loadURL` is not affected.
 */
export function restrictContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

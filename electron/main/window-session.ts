import type { WebContents } from 'electron';
import { NOTICE_CHANNEL } from '../../shared/channels';
import type { Handlers } from '../../shared/dispatch';
import type { Notice } from '../../shared/model/notice';

/** The part of the engine that a window needs: one subscriber's handlers and its notices. */
export interface SessionSource {
  open(send: (notice: Notice) => void): { readonly handlers: Handlers; dispose(): void };
}

/** What a window's contents must offer to have a session. */
export type SessionContents = Pick<WebContents, 'on' | 'send' | 'isDestroyed'>;

/**
 * The engine session of the document that `contents` shows. It is opened by the document's first call (by then the page
 * has subscribed, so that no notice is lost) and dropped when the document goes: by a reload, a crash or the window's
 * end. The next document gets a new one, since it can not acknowledge what the last one was sent.
 */
export function createWindowSession(
  contents: SessionContents,
  source: SessionSource,
): { handlers(): Handlers } {
  let session: ReturnType<SessionSource['open']> | null = null;
  const drop = (): void => {
    session?.dispose();
    session = null;
  };
  contents.on('did-navigate', drop);
  contents.on('render-process-gone', drop);
  contents.on('destroyed', drop);
  const send = (notice: Notice): void => {
    // A notice may be due just while the window goes; sending to destroyed contents throws.
    if (!contents.isDestroyed()) contents.send(NOTICE_CHANNEL, 'notice', notice);
  };
  return { handlers: () => (session ??= source.open(send)).handlers };
}

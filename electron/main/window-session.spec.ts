import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { NOTICE_CHANNEL } from '../../shared/channels';
import type { Handlers } from '../../shared/dispatch';
import type { Notice } from '../../shared/model/notice';
import { createWindowSession, type SessionContents } from './window-session';

const notice: Notice = {
  revision: 1,
  endpoints: 1,
  connections: 0,
  tasks: 0,
  rows: { next: 0, first: 0, bytes: 0, dropped: 0, state: 'capturing' },
};

function setup() {
  const opened: { send: (notice: Notice) => void; handlers: Handlers; dispose: ReturnType<typeof vi.fn> }[] =
    [];
  const contents = Object.assign(new EventEmitter(), { send: vi.fn(), isDestroyed: vi.fn(() => false) });
  const session = createWindowSession(contents as unknown as SessionContents, {
    open(send) {
      const made = { send, handlers: {} as Handlers, dispose: vi.fn() };
      opened.push(made);
      return made;
    },
  });
  return { opened, contents, session };
}

describe('createWindowSession', () => {
  it('opens with the first call and stays the same for the document', () => {
    const { opened, session } = setup();
    expect(opened).toHaveLength(0);
    const handlers = session.handlers();
    expect(session.handlers()).toBe(handlers);
    expect(opened).toHaveLength(1);
  });

  it('passes notices on, but not to a window that is gone', () => {
    const { opened, contents, session } = setup();
    session.handlers();
    opened[0]?.send(notice);
    expect(contents.send).toHaveBeenCalledExactlyOnceWith(NOTICE_CHANNEL, 'notice', notice);
    contents.isDestroyed.mockReturnValue(true);
    opened[0]?.send(notice);
    expect(contents.send).toHaveBeenCalledOnce();
  });

  it.each(['did-navigate', 'render-process-gone', 'destroyed'])('is made anew after %s', (event) => {
    const { opened, contents, session } = setup();
    const before = session.handlers();
    contents.emit(event);
    expect(opened[0]?.dispose).toHaveBeenCalledOnce();
    contents.emit(event);
    expect(opened[0]?.dispose).toHaveBeenCalledOnce();
    expect(session.handlers()).not.toBe(before);
    expect(opened).toHaveLength(2);
  });
});

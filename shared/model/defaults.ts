import type { Framing } from './framing';
import type { Composing, Message } from './message';
import type { Reading } from './reading';
import type { Answering } from './responder';
import type { Access, Dialing } from './serving';

/** How messages are composed until somebody chooses otherwise. */
export const plainComposing: Composing = { mode: 'text', encoding: 'utf-8', ending: 'none' };

/** A message with nothing in it. */
export const emptyMessage: Message = { ...plainComposing, source: '' };

/** No framing: the chunks as they were read. */
export const noFraming: Framing = { kind: 'none' };

/** How a log is shown until somebody chooses otherwise. */
export const plainReading: Reading = {
  form: 'text',
  encoding: 'utf-8',
  invisibles: true,
  time: 'absolute',
  fontSize: 13,
  wrap: false,
  framing: noFraming,
};

/** Replies go out at once and without limit. */
export const promptAnswering: Answering = {
  delay: { least: 0, most: 0 },
  bytesPerSecond: null,
  ending: null,
};

/** Everyone is let in, and stays. */
export const openAccess: Access = { allow: [], connections: null, idleMs: null, greeting: null };

/** The system chooses where from; a connection that ended stays so. */
export const plainDialing: Dialing = { localHost: null, localPort: null, retry: null };

import type { Handlers } from '../../../shared/dispatch';
import { succeed } from '../../../shared/errors';
import type { Context } from '../context';

type CaptureHandlers = Pick<
  Handlers,
  | 'captures.list'
  | 'captures.open'
  | 'captures.close'
  | 'captures.delete'
  | 'captures.discard'
  | 'captures.configure'
>;

/** The capture of this run, and those of earlier ones. */
export function captureHandlers({ capture, captures, changes }: Context): CaptureHandlers {
  return {
    'captures.list': async () => succeed(await captures.list()),
    'captures.open': ({ name }) => captures.open(name),
    'captures.close': ({ capture: id }) => captures.close(id),
    'captures.delete': ({ name }) => captures.remove(name),
    'captures.discard': async () => {
      await capture.discard();
      // No record was added that would tell the windows of it.
      changes.taskChanged();
      return succeed({});
    },
    'captures.configure': async ({ maxBytes }) => {
      await captures.configure(maxBytes);
      return succeed({});
    },
  };
}

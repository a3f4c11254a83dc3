import { ipcMain, type WebContents } from 'electron';
import { CALL_CHANNEL } from '../../shared/channels';
import { dispatch, type IncidentSink } from '../../shared/dispatch';
import { fail } from '../../shared/errors';
import { tight } from '../../shared/tight';
import { ORIGIN } from './scheme';
import { isTrustedSender } from './sender-guard';
import { createWindowSession, type SessionSource } from './window-session';

const refused = fail('invalid_request', { field: 'sender', problem: 'is not the window of Parley' });

/**
 * Answers the calls of admitted windows with the engine's outcomes; the one place where messages come in. Calls of
 * anything else get `invalid_request` and reach nothing. An invoke never rejects.
 */
export function answerCalls(
  engine: SessionSource,
  report: IncidentSink,
): { admit(contents: WebContents): void } {
  const sessions = new Map<number, ReturnType<typeof createWindowSession>>();

  ipcMain.handle(CALL_CHANNEL, async (event, method: unknown, params: unknown) => {
    const session = sessions.get(event.sender.id);
    if (!isTrustedSender(session !== undefined, event.senderFrame, ORIGIN) || session === undefined)
      return refused;
    return tight(await dispatch(session.handlers(), { method, params }, report));
  });

  return {
    admit(contents) {
      const { id } = contents;
      sessions.set(id, createWindowSession(contents, engine));
      contents.once('destroyed', () => sessions.delete(id));
    },
  };
}

import { HISTORY_MAX_MESSAGES } from '../../../shared/limits';
import type { Message } from '../../../shared/model/message';

/** What stands in the input: what was typed, and as what it is read. Encoding and line ending are the pane's own. */
export type Draft = Pick<Message, 'mode' | 'source'>;

/**
 * What was sent, newest last, and where in it the person is. `at` equal to the number of messages is the draft itself,
 * which is kept in `draft` while an older message is shown.
 */
export interface History {
  readonly messages: readonly Draft[];
  readonly at: number;
  readonly draft: Draft;
}

const nothing: Draft = { mode: 'text', source: '' };

export const emptyHistory: History = { messages: [], at: 0, draft: nothing };

/** Puts what earlier runs sent ahead of what was sent since. */
export function recollect(history: History, earlier: readonly Draft[]): History {
  const messages = [...earlier, ...history.messages].slice(-HISTORY_MAX_MESSAGES);
  return { ...history, messages, at: history.at + messages.length - history.messages.length };
}

/** Adds a message that is being sent and returns to the draft. A repeat of the newest one is kept once. */
export function remember(history: History, { mode, source }: Draft): History {
  const newest = history.messages.at(-1);
  const repeated = newest?.source === source && newest.mode === mode;
  const messages = repeated
    ? history.messages
    : [...history.messages, { mode, source }].slice(-HISTORY_MAX_MESSAGES);
  return { messages, at: messages.length, draft: nothing };
}

/** One step back (`-1`) or forth (`1`) from what is shown now. Null where there is nothing that way. */
export function recall(
  history: History,
  step: -1 | 1,
  shown: Draft,
): { readonly history: History; readonly draft: Draft } | null {
  const at = history.at + step;
  if (at < 0 || at > history.messages.length) return null;
  const draft = history.at === history.messages.length ? shown : history.draft;
  return { history: { ...history, at, draft }, draft: history.messages[at] ?? draft };
}

/** True when an arrow key at this caret has no line of the text to go to, so that it may recall instead. */
export function leavesText(
  step: -1 | 1,
  text: string,
  selectionStart: number,
  selectionEnd: number,
): boolean {
  if (selectionStart !== selectionEnd) return false;
  return step === -1
    ? !text.slice(0, selectionStart).includes('\n')
    : !text.slice(selectionEnd).includes('\n');
}

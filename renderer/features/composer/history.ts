import { HISTORY_MAX_MESSAGES } from '../../../shared/limits';

/**
 * What was sent, newest last, and where in it the person is. `at` equal to the number of messages is the draft itself,
 * which is kept in `draft` while an older message is shown.
 */
export interface History {
  readonly messages: readonly string[];
  readonly at: number;
  readonly draft: string;
}

export const emptyHistory: History = { messages: [], at: 0, draft: '' };

/** Adds a message that is being sent and returns to the draft. A repeat of the newest one is kept once. */
export function remember(history: History, message: string): History {
  const repeated = history.messages.at(-1) === message;
  const messages = repeated ? history.messages : [...history.messages, message].slice(-HISTORY_MAX_MESSAGES);
  return { messages, at: messages.length, draft: '' };
}

/** One step back (`-1`) or forth (`1`) from what is shown now. Null where there is nothing that way. */
export function recall(
  history: History,
  step: -1 | 1,
  shown: string,
): { readonly history: History; readonly text: string } | null {
  const at = history.at + step;
  if (at < 0 || at > history.messages.length) return null;
  const draft = history.at === history.messages.length ? shown : history.draft;
  return { history: { ...history, at, draft }, text: history.messages[at] ?? draft };
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

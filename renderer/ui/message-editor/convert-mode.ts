import { convertMessage } from '../../../shared/message/convert';
import type { Message, MessageMode } from '../../../shared/model/message';
import { modeLabels } from './composing-labels';

/** A message in another mode, or why it stays in its own: a sentence. */
export type ConvertedMode =
  { readonly ok: true; readonly value: Message } | { readonly ok: false; readonly problem: string };

/** Another mode for a message, such that the same bytes come of it. */
export function convertMode(message: Message, mode: MessageMode, groups?: readonly string[]): ConvertedMode {
  const converted = convertMessage(message, mode, groups === undefined ? {} : { groups });
  if (converted.ok) return { ok: true, value: { ...message, mode, source: converted.value } };
  const { start, problem } = converted.fault;
  const name = (of: MessageMode): string => modeLabels.find(({ value }) => value === of)?.name ?? of;
  return {
    ok: false,
    problem: `It stays as ${name(message.mode)}, because it is wrong at character ${start + 1}: ${problem}. Correct it there, then choose ${name(mode)}.`,
  };
}

import { z } from 'zod';
import { MESSAGE_MAX_LENGTH } from '../limits';

/**
 * How the source of a message is read. `text`: characters and escapes. `hex`: pairs of digits. `mixed`: text with hex bytes
 * between `<` and `>`. All three may hold variables such as `${counter}` (`docs/messages.md`).
 */
export const messageMode = z.enum(['text', 'hex', 'mixed']);
export type MessageMode = z.infer<typeof messageMode>;

/** Encodings of text, by the names of the WHATWG Encoding Standard; `us-ascii` and `iso-8859-1` mean exactly those here. */
export const encodingName = z.enum([
  'utf-8',
  'us-ascii',
  'iso-8859-1',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'gbk',
  'gb18030',
  'big5',
  'euc-kr',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'ibm866',
]);
export type EncodingName = z.infer<typeof encodingName>;

/** What is sent behind every message. */
export const lineEnding = z.enum(['none', 'lf', 'cr', 'crlf', 'nul']);
export type LineEnding = z.infer<typeof lineEnding>;

/** How an endpoint's messages are read and encoded. */
export const composing = z.strictObject({ mode: messageMode, encoding: encodingName, ending: lineEnding });
export type Composing = Readonly<z.infer<typeof composing>>;

/** What a person typed, and all that is needed to make bytes of it. */
export const message = z.strictObject({
  ...composing.shape,
  source: z.string().max(MESSAGE_MAX_LENGTH),
});
export type Message = Readonly<z.infer<typeof message>>;

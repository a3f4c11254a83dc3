import type { Params } from '../../../shared/contract';
import { RECORDING_MIN_ROTATE_BYTES } from '../../../shared/limits';
import type { RecordingFormat } from '../../../shared/model/export';
import type { EndpointId } from '../../../shared/model/ids';

const MIB = 1024 * 1024;

/** What was chosen and typed so far; `size` in MiB. */
export interface RecordDraft {
  readonly format: RecordingFormat;
  readonly rotate: boolean;
  readonly size: string;
}

export const firstDraft: RecordDraft = { format: 'text', rotate: false, size: '64' };

export const recordingFormats: Readonly<
  Record<RecordingFormat, { readonly name: string; readonly explains: string }>
> = {
  text: {
    name: 'Plain text',
    explains: 'A line for each record: time, direction, connection, length and the text of its bytes.',
  },
  jsonl: {
    name: 'JSON Lines',
    explains: 'A JSON object on a line for each record, its bytes in base64: for programs.',
  },
};

/** Why the size cannot be used, or `null`: a sentence for the place below its field. */
export function sizeProblem({ rotate, size }: RecordDraft): string | null {
  if (!rotate || readSize(size) !== null) return null;
  return `Type a number of MiB, ${RECORDING_MIN_ROTATE_BYTES / MIB} or more.`;
}

/** The call that a draft stands for; `null` while it has a {@link sizeProblem}. */
export function recordRequest(draft: RecordDraft, endpoint: EndpointId): Params<'recording.start'> | null {
  if (sizeProblem(draft) !== null) return null;
  return { endpoint, format: draft.format, rotateBytes: draft.rotate ? readSize(draft.size) : null };
}

function readSize(text: string): number | null {
  if (!/^\d{1,7}([.,]\d+)?$/.test(text.trim())) return null;
  const bytes = Math.round(Number(text.trim().replace(',', '.')) * MIB);
  return bytes >= RECORDING_MIN_ROTATE_BYTES ? bytes : null;
}
